import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import { requestContext } from '#lib/auth.ts'
import { logFault, refusal, strangerRefusal } from '#lib/door.ts'
import { router } from '#lib/router.ts'

const handler = new RPCHandler(router, {
  interceptors: [onError(logFault)],
})

async function answer(request: Request): Promise<Response> {
  const refused = refusal(request)
  if (refused) return refused
  const context = await requestContext()
  const unasked = strangerRefusal(request, context.actor !== null)
  if (unasked) return unasked
  const { response } = await handler.handle(request, { prefix: '/rpc', context })
  return response ?? new Response('not found', { status: 404 })
}

export { answer as GET, answer as POST }

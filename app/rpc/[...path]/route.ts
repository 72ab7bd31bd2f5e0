import { onError } from '@orpc/server'
import { RPCHandler } from '@orpc/server/fetch'
import { requestContext } from '#lib/auth.ts'
import { logFault, refusal } from '#lib/door.ts'
import { router } from '#lib/router.ts'

const handler = new RPCHandler(router, {
  interceptors: [onError(logFault)],
})

async function answer(request: Request): Promise<Response> {
  const refused = refusal(request)
  if (refused) return refused
  const { response } = await handler.handle(request, { prefix: '/rpc', context: await requestContext() })
  return response ?? new Response('not found', { status: 404 })
}

export { answer as GET, answer as POST }

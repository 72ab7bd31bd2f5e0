import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { OpenAPIReferencePlugin } from '@orpc/openapi/plugins'
import { onError } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { requestContext } from '#lib/auth.ts'
import { logFault, refusal, strangerRefusal } from '#lib/door.ts'
import { router } from '#lib/router.ts'

const handler = new OpenAPIHandler(router, {
  plugins: [
    new OpenAPIReferencePlugin({
      schemaConverters: [new ZodToJsonSchemaConverter()],
      specGenerateOptions: { info: { title: 'Chamber House', version: '1' } },
      specPath: '/spec.json',
      docsPath: '/reference',
    }),
  ],
  interceptors: [onError(logFault)],
})

async function answer(request: Request): Promise<Response> {
  const refused = refusal(request)
  if (refused) return refused
  const context = await requestContext()
  const unasked = strangerRefusal(request, context.actor !== null)
  if (unasked) return unasked
  const { response } = await handler.handle(request, { prefix: '/api', context })
  return response ?? new Response('not found', { status: 404 })
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }

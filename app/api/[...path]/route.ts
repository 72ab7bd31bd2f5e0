import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { OpenAPIReferencePlugin } from '@orpc/openapi/plugins'
import { onError } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { requestContext } from '#lib/auth.ts'
import { doorTo, logFault } from '#lib/door.ts'
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

const answer = doorTo('/api', handler, requestContext)

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }

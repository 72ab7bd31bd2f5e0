import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { toldOf } from '#lib/api-docs/read.ts'
import { programContext } from '#lib/auth.ts'
import { passDoor } from '#lib/door.ts'
import { router } from '#lib/router.ts'

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
const permissions = new Map(toldOf(router).map(({ noun, name, permission }) => [`${noun}.${name}`, permission]))

/** What the door for others offers, as OpenAPI 3.1, to whoever is signed in or has a key. */
export async function GET(request: Request): Promise<Response> {
  const passed = await passDoor(request, programContext)
  if (passed instanceof Response) return passed
  if (!passed.actor) return Response.json({ code: 'SIGNED_OUT' }, { status: 401 })
  const spec = await generator.generate(router, {
    ...{ info: { title: 'Chamber House', version: '1' }, servers: [{ url: '/api' }], security: [{ key: [] }] },
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'chk_…' } } },
  })
  for (const path of Object.values(spec.paths ?? {}))
    for (const operation of Object.values(path ?? {})) {
      const permission = typeof operation === 'object' && 'operationId' in operation && permissions.get(String(operation.operationId))
      if (permission) Object.assign(operation, { 'x-permission': permission })
    }
  return Response.json(spec)
}

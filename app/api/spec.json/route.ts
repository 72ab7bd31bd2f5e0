import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { router } from '#lib/router.ts'

const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })

/** What the door for others offers, as OpenAPI 3.1. The shapes are no secret; every operation asks who is calling. */
export const GET = async () =>
  Response.json(await generator.generate(router, { info: { title: 'Chamber House', version: '1' }, servers: [{ url: '/api' }] }))

import { call } from '@orpc/server'
import { requestContext } from '#lib/auth.ts'
import { streamed } from '#lib/door.ts'
import { packEvidence } from '#lib/evidence-package/package.ts'

/** A year's evidence as a zip (`?year=2023`, of one indicator with `&code=P1`), made as it is read; its headers say how much will come. */
export const GET = (request: Request) =>
  streamed(request, async (words) => {
    const input = { year: Number(words.get('year')), code: words.get('code') }
    const { name, files, bytes, content } = await call(packEvidence, input, { context: await requestContext() })
    return { name, type: 'application/zip', content, headers: { 'X-Package-Files': String(files), 'X-Package-Bytes': String(bytes) } }
  })

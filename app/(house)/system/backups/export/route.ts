import { call } from '@orpc/server'
import { requestContext } from '#lib/auth.ts'
import { exportAll } from '#lib/backup/export-zip.ts'
import { streamed } from '#lib/door.ts'

/** Everything in open formats as a zip, made as it is read; for administrators, and in the audit. */
export const GET = (request: Request) =>
  streamed(request, async () => {
    const { name, content } = await call(exportAll, undefined, { context: await requestContext() })
    return { name, type: 'application/zip', content, headers: {} }
  })

import { z } from 'zod'
import { fail } from '../errors.ts'
import { safeFileName } from '../evidence/rules.ts'
import { getFile } from '../files.ts'
import { query } from '../operation.ts'
import { recordId } from '../shapes.ts'

/** The original of an imported file, byte for byte, to be saved and never shown: spreadsheets may be web pages in disguise. */
export const openOriginal = query('sheets.read')
  .input(z.object({ id: recordId }))
  .output(z.file())
  .handler(async ({ input, context: { db } }) => {
    const batch = await db.importBatch.findUnique({ where: { id: input.id } })
    if (!batch) throw fail('NOT_FOUND')
    return new File([new Uint8Array(await getFile(batch.sha256))], safeFileName(batch.fileName), { type: 'application/octet-stream' })
  })

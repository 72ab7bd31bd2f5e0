import { z } from 'zod'
import { fail } from '../errors.ts'
import { getFile } from '../files.ts'
import { query } from '../operation.ts'
import { viewOf } from '../record.ts'
import { recordId } from '../shapes.ts'
import { evidenceSources, evidenceView } from './schema.ts'

/** The files attached to one record, oldest first. */
export const listEvidence = query('evidence.read')
  .input(z.object({ source: z.enum(evidenceSources), recordId }))
  .output(z.array(evidenceView))
  .handler(async ({ input, context: { db } }) => {
    const rows = await db.evidence.findMany({ where: { ...input, removedAt: null }, orderBy: { createdAt: 'asc' } })
    return rows.map((row) => evidenceView.parse(viewOf(row)))
  })

/** One file's bytes under its own name and the type that its content spoke of; a removed one can still be opened. */
export const openEvidence = query('evidence.read')
  .input(z.object({ id: recordId }))
  .output(z.file())
  .handler(async ({ input, context: { db } }) => {
    const row = await db.evidence.findUnique({ where: { id: input.id } })
    if (!row) throw fail('NOT_FOUND')
    return new File([new Uint8Array(await getFile(row.sha256))], row.fileName, { type: row.mediaType })
  })

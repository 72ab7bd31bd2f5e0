import { z } from 'zod'
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

import { z } from 'zod'
import { lookedInto } from '../completeness/subjects.ts'
import { today } from '../day.ts'
import { query } from '../operation.ts'
import { isAllowed } from '../permissions.ts'
import { keptAttention } from './read.ts'
import { attentionView } from './schema.ts'

/** Everything that is looked at: whatever of it is written to, the list is read anew. */
const tables = [
  ...new Set([
    ...lookedInto,
    'import_batches',
    'import_jobs',
    'explanations',
    'indicators',
    'budget_lines',
    'budget_adjustments',
    'calendar_days',
  ]),
]

/** What calls for somebody now, with the list that mends each; what the reader may not open is not offered. */
export const listAttention = query('board.read')
  .input(z.object({ year: z.coerce.number().int().min(2000).max(2099) }))
  .output(attentionView)
  .handler(async ({ input: { year }, context: { db, actor } }) => {
    const items = await keptAttention(db, { year, day: today() })
    const mayImport = isAllowed(actor?.role ?? null, 'sheets.read')
    return { items: items.filter(({ kind }) => mayImport || !kind.startsWith('imports')), tables }
  })

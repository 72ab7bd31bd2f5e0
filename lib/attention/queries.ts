import { z } from 'zod'
import { isStale } from '../backup/settings.ts'
import { lookedInto } from '../completeness/subjects.ts'
import { dayOf, today } from '../day.ts'
import { report } from '../operation.ts'
import { holds } from '../permissions.ts'
import { keptWaiting } from '../waiting/read.ts'
import type { WaitingItem } from '../waiting/schema.ts'
import { keptAttention } from './read.ts'
import { inOrder } from './rules.ts'
import { type AttentionItem, attentionView } from './schema.ts'

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
    'evaluations',
    'evaluation_comments',
    'mid_year_snapshots',
    'rectifications',
    'backups',
  ]),
]

/** What waits for the reader alone, as one line. */
function waitingItems(waiting: readonly WaitingItem[]): AttentionItem[] {
  if (waiting.length === 0) return []
  const since = waiting.find((item) => item.since !== null)?.since ?? null
  const day = since === null ? null : dayOf(new Date(since))
  return [{ kind: 'waitingForYou', count: waiting.length, severity: 'soon', since: day, path: '/waiting', params: {} }]
}

/** What calls for somebody now, with the list that mends each; what the reader may not open is not offered. */
export const listAttention = report('board.read')
  .input(z.object({ year: z.coerce.number().int().min(2000).max(2099) }))
  .output(attentionView)
  .handler(async ({ input: { year }, context: { db, actor } }) => {
    const items = await keptAttention(db, { year, day: today() })
    const mayImport = holds(actor, 'sheets.read')
    const readable = items.filter(({ kind }) => mayImport || !kind.startsWith('imports'))
    const noBackup: AttentionItem[] =
      holds(actor, 'backup.read') && (await isStale(db))
        ? [{ kind: 'backupStale', count: 1, severity: 'urgent', since: null, path: '/system/backups', params: {} }]
        : []
    return { items: inOrder([...readable, ...noBackup, ...(actor ? waitingItems(await keptWaiting(db, actor)) : [])]), tables }
  })

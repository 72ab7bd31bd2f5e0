import type { Db, Tx } from '../db.ts'
import { snapshotOf } from './read.ts'
import { type Snapshot, snapshotSchema } from './schema.ts'

/** What a year's evaluation says: as it was frozen while the year is closed, else as the records stand at this moment. Everything printed or compared reads this. */
export async function snapshotFor(db: Db | Tx, year: number): Promise<Snapshot> {
  const closing = await db.closing.findFirst({
    where: { year, reopenedAt: null },
    select: { snapshot: true, number: true, sha256: true, closedAt: true, closedBy: true },
  })
  if (!closing) return snapshotOf(db, year)
  const { snapshot, closedAt, ...head } = closing
  return { ...snapshotSchema.parse(snapshot), closing: { ...head, closedAt: closedAt.toISOString() } }
}

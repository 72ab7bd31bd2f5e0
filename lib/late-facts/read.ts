import type { Db, Tx } from '../db.ts'
import type { LateFact as Row } from '../generated/prisma/client.ts'
import type { LateFact } from './schema.ts'

export const lateFactOf = ({ appliedAt, appliedBy, filedAt, createdAt: _, updatedAt: __, input, ...row }: Row): LateFact => ({
  ...row,
  input: (input ?? null) as LateFact['input'],
  filedAt: filedAt.toISOString(),
  applied: appliedAt && { at: appliedAt.toISOString(), by: appliedBy ?? '' },
})

/** What became known of a year after it was closed, in the order in which it was filed: for its page, and for the annex of later reports. */
export async function lateFactsOf(db: Db | Tx, year?: number): Promise<LateFact[]> {
  const rows = await db.lateFact.findMany({
    where: year === undefined ? {} : { year },
    orderBy: [{ year: 'desc' }, { filedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(lateFactOf)
}

/** Those of a year that have not been entered since: what the annex of its report lists. */
export const openLateFactsOf = async (db: Db | Tx, year: number): Promise<LateFact[]> =>
  (await lateFactsOf(db, year)).filter(({ applied }) => applied === null)

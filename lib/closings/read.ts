import { fromColumn } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import type { Closing, Prisma } from '../generated/prisma/client.ts'
import type { ClosingHead } from './schema.ts'

/** Everything of a closing but what is large. */
export const headColumns = { content: true, snapshot: true } as const satisfies Prisma.ClosingOmit
type Head = Omit<Closing, keyof typeof headColumns>

export const headOf = ({ reopenedAt, reopenedBy, reopenReason, filedPlace, filedOn, filedBy, closedAt, ...row }: Head): ClosingHead => ({
  ...row,
  closedAt: closedAt.toISOString(),
  reopened: reopenedAt && { at: reopenedAt.toISOString(), by: reopenedBy ?? '', reason: reopenReason ?? '' },
  filed: filedOn && { place: filedPlace ?? '', on: fromColumn(filedOn), by: filedBy ?? '' },
})

/** The newest closing of a year, whether it was reopened or not. */
export async function newestClosing(db: Db | Tx, year: number): Promise<ClosingHead | null> {
  const row = await db.closing.findFirst({ where: { year }, orderBy: { number: 'desc' }, omit: headColumns })
  return row && headOf(row)
}

/** All closings, the newest year first, and of a year the newest first. */
export async function closingsOf(db: Db | Tx): Promise<ClosingHead[]> {
  const rows = await db.closing.findMany({ orderBy: [{ year: 'desc' }, { number: 'desc' }], omit: headColumns })
  return rows.map(headOf)
}

import { digestOf } from '../canonical.ts'
import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import type { MidYearSnapshot } from '../generated/prisma/client.ts'
import { viewOf } from '../record.ts'
import { type MonitoringContent, type MonitoringText, monitoringContent, monitoringText, type SnapshotHead } from './schema.ts'

/** The stage of texts that belong to the middle of the year. */
export const midYear = 'mid_year'

const step = (at: Date | null, by: string | null) => (at && by ? { at: at.toISOString(), by } : null)

/** A snapshot's state without its figures. */
export function headOf(row: MidYearSnapshot): SnapshotHead {
  const { id, version, number, hash, state, returnReason } = row
  const returned = step(row.returnedAt, row.returnedBy)
  return {
    ...{ id, version, number, hash, state: state as SnapshotHead['state'] },
    taken: { at: row.takenAt.toISOString(), by: row.takenBy },
    submitted: step(row.submittedAt, row.submittedBy),
    reviewed: step(row.reviewedAt, row.reviewedBy),
    returned: returned && { ...returned, reason: returnReason },
  }
}

/** The frozen figures of a row, and whether they still are what was frozen. */
export const contentOf = (row: MidYearSnapshot): { content: MonitoringContent; isIntact: boolean } => ({
  content: monitoringContent.parse(row.content),
  isIntact: digestOf(row.content) === row.hash,
})

/** The texts that belong to a snapshot: as submitted, else as they stand. */
export async function textsOf(on: Db | Tx, year: number, row: MidYearSnapshot | null): Promise<MonitoringText[]> {
  if (row?.texts) return monitoringText.array().parse(row.texts)
  const rows = await on.monitoringText.findMany({ where: { year, stage: midYear }, orderBy: { code: 'asc' } })
  return rows.map((text) => monitoringText.parse(viewOf(text)))
}

/** The snapshot of a year with that number, or its newest. */
export async function snapshotRow(on: Db | Tx, year: number, number?: number): Promise<MidYearSnapshot | null> {
  const row = await on.midYearSnapshot.findFirst({ where: { year, ...(number && { number }) }, orderBy: { number: 'desc' } })
  if (number && !row) throw fail('NOT_FOUND')
  return row
}

import { v7 as newId } from 'uuid'
import { toColumn } from '../day.ts'
import type { Tx } from '../db.ts'
import type { Snapshot } from '../evaluations/schema.ts'

/**
 * Carries the measures that a year's evaluation promised over to the year after, as it is approved. A year that was opened and is approved again brings
 * the words up to date of what is still open, and leaves alone what was carried out meanwhile.
 */
export async function carryMeasures(tx: Tx, { year, items }: Pick<Snapshot, 'year' | 'items'>): Promise<void> {
  const known = await tx.rectification.findMany({ where: { year, carried: true } })
  for (const item of items.filter(({ measure, isApplicable }) => isApplicable && measure.trim() !== '')) {
    const { code, name, cause, measure, measureOwner: owner, measureDue } = item
    const data = { name, cause, measure, owner, dueOn: measureDue === null ? null : toColumn(measureDue) }
    const before = known.find((one) => one.code === code)
    if (!before) await tx.rectification.create({ data: { id: newId(), year, code, carried: true, ...data } })
    else if (before.state === 'open') await tx.rectification.update({ where: { id: before.id }, data })
  }
}

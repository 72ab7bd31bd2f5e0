import { changeOf } from '../indicators/compare.ts'
import { Decimal } from '../money.ts'
import type { ScoredItem, Snapshot, YearsView } from './schema.ts'

type Row = YearsView['rows'][number]
type Cell = NonNullable<Row['cells'][number]>

/** Names are the same whatever quotes, brackets and spaces they are written with. */
const bare = (name: string): string => name.normalize('NFKC').replace(/[\s“”"'‘’「」『』()（）·—–-]/g, '')

/** Evaluations beside each other, the newest year first: an indicator is the same by its name, else by its code while its unit stayed. */
export function besideEachOther(snapshots: readonly Snapshot[]): Pick<YearsView, 'years' | 'rows'> {
  const newestFirst = [...snapshots].sort((a, b) => b.year - a.year)
  const rows: { of: ScoredItem; items: (ScoredItem | null)[] }[] = []
  for (const [at, { items }] of newestFirst.entries()) {
    const taken = new Set<(typeof rows)[number]>()
    const place = (item: ScoredItem, isSame: (of: ScoredItem) => boolean): boolean => {
      const row = rows.find((one) => !taken.has(one) && isSame(one.of))
      if (!row) return false
      taken.add(row)
      row.items[at] = item
      return true
    }
    // names first: an indicator that moved to another code must not lose its row to the code's new owner
    const left = items.filter((item) => !place(item, ({ name }) => bare(name) === bare(item.name)))
    for (const item of left) {
      if (place(item, ({ code, unit }) => code === item.code && unit === item.unit)) continue
      const row = { of: item, items: newestFirst.map(() => null as ScoredItem | null) }
      row.items[at] = item
      rows.push(row)
      taken.add(row)
    }
  }
  return {
    years: newestFirst.map(({ year, asOf, total, grade, weight, missing, funds, closing }) => ({
      ...{ year, asOf, total, grade, weight, missing: missing.length, closing: closing ?? null },
      ...{ adjustedYuan: funds.adjustedYuan, paidYuan: funds.paidYuan, ratePercent: funds.ratePercent },
    })),
    rows: rows.map(({ of, items }) => ({
      ...{ code: of.code, name: of.name, level1: of.level1 },
      isRenamed: items.some((item) => item !== null && bare(item.name) !== bare(of.name)),
      cells: items.map((item, at) => (item ? cellOf(item, items.slice(at + 1).find((one) => one !== null) ?? null) : null)),
    })),
  }
}

/** One indicator in one year, and what changed since the last of the years shown that had it. */
function cellOf(item: ScoredItem, before: ScoredItem | null): Cell {
  const { code, name, operator, target, unit, actual, weight, score, deviationPercent, trace } = item
  const comparable = before !== null && before.unit === unit
  return {
    ...{ code, name, operator, target, unit, actual, weight, score, deviationPercent, trace },
    change: comparable ? changeOf(actual, before.actual, unit === '%') : null,
    scoreChange: before?.score && score ? new Decimal(score).sub(before.score).toFixed(2) : null,
  }
}

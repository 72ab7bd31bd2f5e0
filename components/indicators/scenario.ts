import { finalScore, scoreItem, total } from '#lib/evaluations/rules.ts'
import type { ScoredItem } from '#lib/evaluations/schema.ts'
import { Decimal } from '#lib/money.ts'
import type { Moved } from './what-if-address.ts'

export type Moves = { actuals: Moved; targets: Moved; weights: Moved }
export type ScenarioRow = {
  real: ScoredItem
  actual: string | null
  target: string
  weight: string
  score: string | null
  isMoved: boolean
}

/** A year with some actuals, targets and weights moved, scored by the same rules as the real one. Deductions stay. */
export function scenarioOf(items: readonly ScoredItem[], { actuals, targets, weights }: Moves) {
  const rows = items.map((real): ScenarioRow => {
    const { code } = real
    const actual = actuals[code] ?? real.actual
    const target = above(targets[code]) ?? real.target
    const weight = above(weights[code]) ?? real.weight
    const base = scoreItem({ operator: real.operator, target, weight, actual })
    const isMoved = code in actuals || code in targets || code in weights
    return { real, actual, target, weight, score: finalScore(base, real.deduction), isMoved }
  })
  const weight = rows.reduce((sum, row) => sum.add(row.weight), new Decimal(0)).toFixed()
  return { rows, weight, ...total(rows.map(({ real: { code }, score }) => ({ code, score }))) }
}
export type Scenario = ReturnType<typeof scenarioOf>

/** Nothing is asked for nothing: what is not above zero is not taken. */
const above = (value: string | undefined): string | undefined => (value !== undefined && Number(value) > 0 ? value : undefined)

/** How far a slider goes: from nothing to twice the target or half more than the actual, whichever is more; a rate to 100. */
export function reachOf({ unit, target, actual }: ScoredItem): number {
  if (unit === '%') return 100
  return Decimal.max(new Decimal(target).mul(2), new Decimal(actual ?? 0).mul(1.5), 1)
    .toDecimalPlaces(0, Decimal.ROUND_UP)
    .toNumber()
}

/** A scenario as a spreadsheet reads it; what would be taken for a formula is led by an apostrophe. */
export function csvOf(headings: string[], { rows, total: sum, weight }: Scenario, real: { total: string | null; weight: string }): string {
  const lines = rows.map(({ real: item, ...moved }) => [
    ...[item.code, item.name, item.unit, item.actual ?? '', moved.actual ?? '', item.target, moved.target],
    ...[item.weight, moved.weight, item.score ?? '', moved.score ?? ''],
  ])
  const last = ['', '', '', '', '', '', '', real.weight, weight, real.total ?? '', sum ?? '']
  const cell = (text: string) =>
    `"${(/^[=+\-@＝＋－＠\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
  return `\uFEFF${[headings, ...lines, last].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
}

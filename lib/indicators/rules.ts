import type { Period } from '../day.ts'
import { Decimal } from '../money.ts'
import { catalogue } from './catalogue.ts'
import type { Formula } from './schema.ts'

type Named = { code: string; name: string; unit: string }
/** How a formula was found; `proposed` ones wait for a person's yes, `none` has to be chosen by hand. */
export type Found = { code: string; formula: Formula | null; how: 'previous_year' | 'catalogue' | 'proposed' | 'none' }

/**
 * Formulas for a year's definitions: a known code keeps its formula from before while name and unit still say the same;
 * otherwise the measure that name and unit speak of is proposed.
 */
export function proposeFormulas(rows: Named[], previous: (Named & { formula: Formula | null })[]): Found[] {
  return rows.map((row) => {
    const before = previous.find(({ code }) => code === row.code)
    const fitting = fittingFormula(row)
    if (before?.formula && sameWords(before.name, row.name) && before.unit === row.unit)
      return { code: row.code, formula: before.formula, how: 'previous_year' }
    if (before?.formula && fitting && sameFormula(before.formula, fitting.formula))
      return { code: row.code, formula: before.formula, how: 'previous_year' }
    if (fitting?.exact && !before) return { code: row.code, formula: fitting.formula, how: 'catalogue' }
    if (fitting) return { code: row.code, formula: fitting.formula, how: 'proposed' }
    return { code: row.code, formula: null, how: 'none' }
  })
}

const bare = (text: string) => text.normalize('NFKC').replace(/[\s“”"'‘’「」『』()（）·—–-]/g, '')
const sameWords = (a: string, b: string) => bare(a) === bare(b)
export const sameFormula = (a: Formula, b: Formula): boolean => JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b))
const inOrder = ({ numerator, denominator, scale }: Formula) =>
  [numerator, denominator].map((term) => term && [term.measure, term.reducer, [...term.facets].sort()]).concat([[scale]])

/** The catalogue's formula for what a name and a unit speak of. 万 in the unit scales the figure down. */
function fittingFormula({ name, unit }: { name: string; unit: string }): { formula: Formula; exact: boolean } | null {
  const myriad = unit.startsWith('万')
  const bareUnit = unit.normalize('NFKC').trim().replace(/^万/, '')
  const exact = catalogue.find((entry) => entry.names.some((known) => sameWords(known, name)) && entry.units.includes(bareUnit))
  const entry = exact ?? catalogue.find(({ topic, units }) => topic.test(bare(name)) && units.includes(bareUnit))
  if (!entry) return null
  const scale = myriad ? new Decimal(entry.formula.scale).div(10_000).toFixed() : entry.formula.scale
  return { formula: { ...entry.formula, scale }, exact: exact !== undefined && !myriad }
}

/** The value of a formula from its readings, exact to 10 decimals; null where nothing was logged or nothing can be divided by. */
export function actualOf(formula: Formula, numerator: string | null, denominator: string | null): string | null {
  if (!formula.denominator) return numerator === null ? null : tidy(new Decimal(numerator).mul(formula.scale))
  if (denominator === null || new Decimal(denominator).isZero()) return null
  return tidy(new Decimal(numerator ?? 0).div(denominator).mul(formula.scale))
}
const tidy = (value: Decimal) => value.toDecimalPlaces(10).toFixed()

/** Whether a figure grows through the year (a count, money paid) rather than standing at a level or a rate at any time. */
export function accumulates(formula: Formula): boolean {
  const grows = formula.numerator.reducer === 'sum' || formula.numerator.reducer === 'months_covered'
  return grows && (formula.denominator === null || formula.denominator.measure.startsWith('budget.'))
}

export type Light = 'green' | 'yellow' | 'red' | 'grey'

/** 绿 at or ahead of the calendar, 黄 at 80 % of it or more, 红 below; grey while nothing is logged. `schedule` is 序时进度, 0 to 1. */
export function lightOf(
  indicator: { operator: string; target: string; formula: Formula | null },
  actual: string | null,
  schedule: number,
): Light {
  if (actual === null) return 'grey'
  const due = indicator.formula && accumulates(indicator.formula) ? schedule : 1
  const done = completion(indicator, actual)
  if (done.gte(Math.min(1, due))) return 'green'
  return done.gte(due * 0.8) ? 'yellow' : 'red'
}

/** 完成率: actual ÷ target, the other way round where lower is better. */
export function completion({ operator, target }: { operator: string; target: string }, actual: string): Decimal {
  if (operator !== '≤') return new Decimal(actual).div(target)
  return new Decimal(actual).lte(0) ? new Decimal(1) : new Decimal(target).div(actual)
}

/** The address of an indicator's trace inside the app. */
export const indicatorPath = (year: number, code: string, period?: Period): string =>
  `/trace?${new URLSearchParams({ year: String(year), code, ...(period && { from: period.from, to: period.to }) })}`

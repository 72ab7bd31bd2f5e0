import { firstOfYear, type Period, yearOf } from '../day.ts'
import { type Measure, measures } from '../facts/rules.ts'
import type { Reducer, Term } from '../facts/schema.ts'
import { type Limits, usualLimits } from '../limits/schema.ts'
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

/** The stretch that a ratio's lower term is read over: a budget is the year's, as adjusted by the period's end; anything else the period's own. */
export const denominatorPeriod = (term: Term, period: Period): Period =>
  term.measure.startsWith('budget.') ? { from: firstOfYear(yearOf(period.to)), to: period.to } : period

/** Whether a figure is a share in percent: two of them differ by percentage points, never by a percentage. */
export const isShare = ({ denominator, scale }: Formula): boolean => denominator !== null && new Decimal(scale).eq(100)

/** Whether a figure grows through the year (a count, money paid) rather than standing at a level or a rate at any time. */
export function accumulates(formula: Formula): boolean {
  const grows = formula.numerator.reducer === 'sum' || formula.numerator.reducer === 'months_covered'
  return grows && (formula.denominator === null || formula.denominator.measure.startsWith('budget.'))
}

export type Light = 'green' | 'yellow' | 'red' | 'grey'

/** 绿 at or ahead of the calendar, 黄 at 80 % of it or more (or what the framework says), 红 below; grey while nothing is logged. `schedule` is 序时进度, 0 to 1. */
export function lightOf(
  indicator: { operator: string; target: string; formula: Formula | null },
  actual: string | null,
  schedule: number,
  { greenFrom, yellowFrom }: LightLimits = usualLimits,
): Light {
  if (actual === null) return 'grey'
  const due = indicator.formula && accumulates(indicator.formula) ? schedule : 1
  const done = completion(indicator, actual)
  if (done.gte(Decimal.min(1, share(due, greenFrom)))) return 'green'
  return done.gte(share(due, yellowFrom)) ? 'yellow' : 'red'
}
export type LightLimits = Pick<Limits, 'greenFrom' | 'yellowFrom'>
const share = (due: number, percent: string): Decimal => new Decimal(due).mul(percent).div(100)

/** 完成率: actual ÷ target, the other way round where lower is better. */
export function completion({ operator, target }: { operator: string; target: string }, actual: string): Decimal {
  if (operator !== '≤') return new Decimal(actual).div(target)
  return new Decimal(actual).lte(0) ? new Decimal(1) : new Decimal(target).div(actual)
}

/** The address of an indicator's trace inside the app. */
export const indicatorPath = (year: number, code: string, period?: Period): string =>
  `/trace?${new URLSearchParams({ year: String(year), code, ...(period && { from: period.from, to: period.to }) })}`

/** What stands until it ends; prisma/facts/kernel.sql has the same list. */
export const stocks: readonly Measure[] = [
  'stays.active',
  'stays.area',
  'seats.available',
  'seats.occupied',
  'policies.required',
  'policies.in_force',
]
/** In which ways a measure makes sense: a stock stands at a level, a reported total at its last value, all else is added up or, by its parts, covers months. */
export function reducersOf(measure: Measure): Reducer[] {
  if (stocks.includes(measure)) return ['level', 'level_days']
  if (measure === 'followers.total') return ['last']
  return 'facet' in measures[measure] ? ['sum', 'months_covered'] : ['sum']
}

/** The words in which the amounts of a measure are given, the usual one first. */
const unitWords: Record<(typeof measures)[Measure]['unit'], readonly string[]> = {
  organisations: ['家', '个', '份'],
  squareMetres: ['平方米', '㎡'],
  seats: ['个', '座'],
  events: ['场', '场次', '次', '期'],
  heads: ['人次', '人'],
  matches: ['项次', '项', '次', '宗', '个'],
  articles: ['篇', '条'],
  times: ['次', '人次'],
  people: ['人'],
  yuan: ['元'],
  payments: ['笔', '项', '次'],
  kwh: ['千瓦时', '度'],
  cubicMetres: ['立方米', '吨'],
  contracts: ['份', '个'],
  points: ['分'],
  responses: ['份', '个'],
  requests: ['件', '宗', '项', '个', '次', '件次'],
  inspections: ['项', '次', '个'],
  policies: ['项', '个', '份'],
  versions: ['期', '版', '种', '个', '项', '份', '件'],
  copies: ['份', '册', '本', '张'],
}
/** The units that an indicator with this formula can be given in, the usual one first. */
export function unitsOf({ numerator, denominator, scale }: Formula): string[] {
  if (denominator && scale === '100') return ['%']
  if (denominator && scale === '1000') return ['‰']
  if (numerator.reducer === 'months_covered') return ['个月', '月']
  const words = unitWords[measures[numerator.measure].unit]
  const scaled = scale === '0.0001' ? words.map((word) => `万${word}`) : [...words]
  return numerator.reducer === 'level_days' && !denominator ? scaled.map((word) => `${word}·天`) : scaled
}
/** Whether a unit says what the formula comes to. */
export const fitsUnit = (formula: Formula, unit: string): boolean => unitsOf(formula).includes(unit.normalize('NFKC').replace(/\s/g, ''))

/** What makes no sense in a formula: a measure read in a way that it has no meaning in, months without the parts that they must have, no size at all. */
export function formulaProblem({ numerator, denominator, scale }: Formula): 'reducer' | 'facets_needed' | 'scale' | null {
  const terms = [numerator, ...(denominator ? [denominator] : [])]
  if (terms.some(({ measure, reducer }) => !reducersOf(measure).includes(reducer))) return 'reducer'
  if (terms.some(({ reducer, facets }) => reducer === 'months_covered' && facets.length === 0)) return 'facets_needed'
  return new Decimal(scale).lte(0) ? 'scale' : null
}

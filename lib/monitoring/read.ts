import { firstOfYear, lastOfMonth } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { projectOf } from '../evaluations/project.ts'
import { termPath } from '../facts/rules.ts'
import { forecastOf } from '../indicators/forecast.ts'
import { actualsOf, indicatorsOf, measuresOf } from '../indicators/read.ts'
import { accumulates, completion, indicatorPath, lightOf } from '../indicators/rules.ts'
import type { Formula, Indicator } from '../indicators/schema.ts'
import { limitsOf } from '../limits/read.ts'
import type { Limits } from '../limits/schema.ts'
import { Decimal, percent } from '../money.ts'
import { monthEndsTo } from '../period.ts'
import { halfOf, halfPercent, outlookOf, progressOf } from './rules.ts'
import type { MonitoredFund, MonitoredItem, MonitoringContent } from './schema.ts'

const due = new Decimal(halfPercent)
const schedule = due.div(100).toNumber()
/** What forecasts need of one formula: its value at each month's end up to the period's, and the same of the year before, where there was one. */
type Course = { actuals: (string | null)[]; lastYear: (string | null)[] }

/** What the first half of a year comes to now, with where the year is foreseen to end. */
export async function monitoringOf(db: Db | Tx, year: number): Promise<MonitoringContent> {
  const period = halfOf(year)
  const indicators = await indicatorsOf(db, year)
  const lines = await db.budgetLine.findMany({ where: { year, removedAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const groups = [[], ...lines.map(({ subProject }) => [subProject])]
  const money = groups.flatMap((facets) => fundMeasures.map((measure) => ({ formula: sumOf(measure, facets) })))
  const courses = await coursesOf(db, [...indicators, ...money], year)
  const limits = await limitsOf(db)
  const funds = groups.map((facets, at) =>
    fundOf(facets, courses.slice(indicators.length + at * 3, indicators.length + at * 3 + 3), { year, limits }),
  )
  const [whole, ...parts] = funds
  if (!whole) throw new Error('a project without money has a row of zeros')
  const items = indicators.map((indicator, at) => itemOf(indicator, courses[at] ?? { actuals: [], lastYear: [] }, limits))
  return {
    ...{ year, from: period.from, asOf: period.to, madeAt: new Date().toISOString(), duePercent: halfPercent },
    project: await projectOf(db, year),
    funds: { ...whole, lines: parts.map((fund, at) => ({ ...fund, subProject: lines[at]?.subProject ?? '' })) },
    items,
    targetProgressPercent: progressOf(items),
    missing: items.filter(({ actual }) => actual === null).map(({ code }) => code),
  }
}

/** The measures that a monitoring depends on. */
export const monitoringMeasures = async (db: Db | Tx, year: number): Promise<string[]> => [
  ...new Set([...measuresOf(await indicatorsOf(db, year)), ...fundMeasures]),
]

const fundMeasures = ['budget.initial', 'budget.adjusted', 'costs.paid'] as const
const sumOf = (measure: (typeof fundMeasures)[number], facets: string[]): Formula => ({
  numerator: { measure, reducer: 'sum', facets },
  denominator: null,
  scale: '1',
})

/** The course of each formula through both years, in one round trip; a year without any record is not asked for. */
async function coursesOf(db: Db | Tx, formulas: Pick<Indicator, 'formula'>[], year: number): Promise<Course[]> {
  const known = await db.$queryRaw<{ found: boolean }[]>`
    select exists (select 1 from rollup where day between ${firstOfYear(year - 1)}::date and ${`${year - 1}-12-31`}::date) as found`
  const ends = monthEndsTo(halfOf(year).to)
  const before = known[0]?.found
    ? Array.from({ length: 12 }, (_, at) => lastOfMonth(`${year - 1}-${String(at + 1).padStart(2, '0')}-01`))
    : []
  const readings = await actualsOf(db, formulas, [
    ...ends.map((to) => ({ from: firstOfYear(year), to })),
    ...before.map((to) => ({ from: firstOfYear(year - 1), to })),
  ])
  return readings.map((values) => ({ actuals: values.slice(0, ends.length), lastYear: values.slice(ends.length) }))
}

function itemOf(indicator: Indicator, { actuals, lastYear }: Course, limits: Limits): MonitoredItem {
  const { code, level1, level2, name, operator, target, unit, weight, subProject, formula, year } = indicator
  const period = halfOf(year)
  const actual = actuals.at(-1) ?? null
  const duePercent = formula && accumulates(formula) ? halfPercent : '100'
  const progress = actual === null ? null : completion(indicator, actual).mul(100).toDecimalPlaces(2)
  const forecast = formula && forecastOf({ formula, year, asOf: period.to, actuals, lastYear })
  return {
    ...{ code, level1, level2, name, operator, target, unit, weight, subProject, actual },
    progressPercent: progress?.toFixed() ?? null,
    duePercent,
    deviationPoints: progress?.sub(duePercent).toFixed() ?? null,
    light: lightOf(indicator, actual, schedule, limits),
    isBehind: progress?.lt(duePercent) ?? false,
    forecast,
    outlook: outlookOf({ operator, target }, forecast),
    trace: indicatorPath(year, code, period),
  }
}

function fundOf(facets: string[], courses: readonly Course[], { year, limits }: { year: number; limits: Limits }): MonitoredFund {
  const period = halfOf(year)
  const [initialYuan, adjustedYuan, paidYuan] = courses.map(({ actuals }) => actuals.at(-1) ?? '0')
  const [initial, adjusted, paid] = fundMeasures.map((measure) => termPath({ measure, reducer: 'sum', facets }, period))
  const amounts = { initialYuan: initialYuan ?? '0', adjustedYuan: adjustedYuan ?? '0', paidYuan: paidYuan ?? '0' }
  const ratePercent = percent(amounts.paidYuan, amounts.adjustedYuan)
  const course = courses[2] ?? { actuals: [], lastYear: [] }
  const forecast = forecastOf({ formula: sumOf('costs.paid', facets), year, asOf: period.to, ...course })
  return {
    ...amounts,
    ratePercent,
    deviationPoints: ratePercent === null ? null : new Decimal(ratePercent).sub(due).toFixed(),
    light: lightOfRate(ratePercent, limits),
    forecast,
    expectedPercent: forecast && percent(forecast.value, amounts.adjustedYuan),
    traces: { initial: initial ?? '', adjusted: adjusted ?? '', paid: paid ?? '' },
  }
}

/** The light of a rate of spending: as that of a figure that should be spent by the year's end. */
const lightOfRate = (rate: string | null, limits: Limits): MonitoredFund['light'] =>
  rate === null ? 'grey' : lightOf({ operator: '≥', target: '100', formula: sumOf('costs.paid', []) }, rate, schedule, limits)

import { lastOfYear, today, yearOf, yearToDate } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { readTerms } from '../facts/read.ts'
import { termPath } from '../facts/rules.ts'
import type { Term } from '../facts/schema.ts'
import { actualsOf, indicatorsOf, measuresOf } from '../indicators/read.ts'
import type { Indicator } from '../indicators/schema.ts'
import { Decimal } from '../money.ts'
import { viewOf } from '../record.ts'
import { suggestTarget } from './rules.ts'
import { type Capacity, decisionView, type TargetsView } from './schema.ts'

const yearsBack = 3

/** What the indicators of the year before could be asked for in `year`, with what people decided. Results are those of today's definitions. */
export async function targetsOf(db: Db | Tx, year: number, growthPercent: string, now = today()): Promise<TargetsView> {
  const fromYear = year - 1
  const indicators = await indicatorsOf(db, fromYear)
  const years = Array.from({ length: yearsBack }, (_, at) => fromYear - yearsBack + 1 + at)
  const isOver = (one: number) => one < yearOf(now)
  const actuals = await actualsOf(
    db,
    indicators,
    years.map((one) => yearToDate(one, now)),
  )
  const former = await db.indicator.findMany({ where: { year: { in: years } }, select: { year: true, code: true, target: true } })
  const targetThen = new Map(former.map((row) => [`${row.year} ${row.code}`, row.target.toFixed()]))
  const capacities = await capacitiesOf(db, indicators, year, now)
  const decided = new Map((await db.targetDecision.findMany({ where: { year } })).map((row) => [row.code, decisionView.parse(viewOf(row))]))
  const rows = indicators.map((indicator, index) => {
    const { code, level1, level2, name, operator, unit, weight, target, formula } = indicator
    const all = years.map((one, at) => ({
      year: one,
      actual: actuals[index]?.[at] ?? null,
      target: targetThen.get(`${one} ${code}`) ?? null,
      trace: formula ? termPath({ ...formula.numerator, ...overOf(indicator) }, yearToDate(one, now)) : '',
    }))
    const past = all.filter((one) => isOver(one.year))
    const last = past.findLast(({ actual }) => actual !== null)?.actual ?? null
    const capacity = last === null ? null : (capacities.get(code)?.(last) ?? null)
    return {
      ...{ code, level1, level2, name, operator, unit, weight, target, hasFormula: formula !== null, past },
      running: all.find((one) => !isOver(one.year)) ?? null,
      suggestion: suggestTarget({ operator, unit, target, past, capacity, growthPercent }),
      decision: decided.get(code) ?? null,
    }
  })
  return {
    ...{ year, fromYear, rows, exists: (await db.indicator.count({ where: { year } })) > 0 },
    measures: measuresOf(indicators),
    tables: ['indicators', 'target_decisions', 'indicator_sets', 'budget_lines'],
  }
}

/** A rate of one measure over another opens as such; other formulas by their numerator. */
const overOf = ({ formula }: Indicator) =>
  formula?.denominator && JSON.stringify({ ...formula.denominator, measure: '' }) === JSON.stringify({ ...formula.numerator, measure: '' })
    ? { over: formula.denominator.measure }
    : {}

/** What the house has room or money for, as far as it is known: seats for residents, and for what a sub-project pays, next year's budget of it. */
async function capacitiesOf(db: Db | Tx, indicators: Indicator[], year: number, now: string) {
  const found = new Map<string, (last: string) => Capacity | null>()
  const level: Term = { measure: 'seats.available', reducer: 'level', facets: [] }
  const [seats] = await readTerms(db, [
    { term: level, period: { from: `${year - 1}-01-01`, to: [lastOfYear(year - 1), now].sort()[0] ?? now } },
  ])
  const lines = await db.budgetLine.findMany({ where: { year: { in: [year - 1, year] }, removedAt: null } })
  const budget = (subProject: string, of: number) =>
    lines.find((line) => line.year === of && line.subProject === subProject)?.adjustedYuan ?? null
  for (const { code, formula, subProject } of indicators) {
    if (!formula || formula.denominator) continue
    const { measure, reducer, facets } = formula.numerator
    if (measure === 'stays.active' && reducer === 'level' && facets.length === 0 && seats?.value) {
      const value = seats.value
      found.set(code, () => ({ kind: 'seats', value }))
      continue
    }
    const [before, next] = subProject ? [budget(subProject, year - 1), budget(subProject, year)] : [null, null]
    if (reducer === 'sum' && before && next && before.gt(0) && next.gt(0)) {
      const share = new Decimal(next.toFixed()).div(before.toFixed())
      found.set(code, (last) => ({ kind: 'budget', value: new Decimal(last).mul(share).toDecimalPlaces(0, Decimal.ROUND_UP).toFixed() }))
    }
  }
  return found
}

import { type Period, today, yearOf, yearProgress } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { readTerms } from '../facts/read.ts'
import { termPath } from '../facts/rules.ts'
import { changeOf } from '../indicators/compare.ts'
import { type Freshness, freshnessOf } from '../indicators/freshness.ts'
import { type Outlook, outlooksOf } from '../indicators/outlook.ts'
import { actualsFrom, measuresOf, termsOf } from '../indicators/read.ts'
import { completion, indicatorPath, isShare, type Light, type LightLimits, lightOf } from '../indicators/rules.ts'
import type { Formula, Indicator } from '../indicators/schema.ts'
import { keptUntilTouched } from '../kept.ts'
import { type Limits, usualLimits } from '../limits/schema.ts'
import { Decimal } from '../money.ts'
import { type NamedPeriod, previousPeriod, samePeriodLastYear, soFar, yearToEnd } from '../period.ts'
import { fundsOf, scoresOf } from './read.ts'
import { baseScoreOf, finalScore, gradeOf, total } from './rules.ts'
import type { Board, ScoredItem } from './schema.ts'

/** The same, kept until anything is written: everybody who looks at a period shares it. */
export const keptBoard = (db: Db, period: NamedPeriod): Promise<Board> =>
  keptUntilTouched(`board ${period.text} ${today()}`, () => boardOf(db, period))

/** How a year stands at a day: every indicator scored, with its light against the calendar, and the money. */
export async function standingOf(db: Db | Tx, period: Period) {
  const year = yearOf(period.to)
  const { indicators, ...scores } = await scoresOf(db, year, period)
  const schedule = yearProgress(year, period.to)
  const formulas = new Map(indicators.map(({ code, formula }) => [code, formula]))
  const items = scores.items.map((item) => ({
    ...item,
    light: lightOfItem(item, formulas.get(item.code) ?? null, schedule, scores.limits),
    completionPercent: item.actual === null ? null : completion(item, item.actual).mul(100).toDecimalPlaces(1).toFixed(),
  }))
  return { year, asOf: period.to, schedule, indicators, ...scores, items, funds: await fundsOf(db, year, period) }
}

/** The light of one indicator: by its actual, or by its band; grey for one that does not apply, and while nothing is known. */
function lightOfItem(item: ScoredItem, formula: Formula | null, schedule: number, limits: Limits): Light {
  if (!item.isApplicable) return 'grey'
  if (item.kind === 'quantitative') return lightOf({ ...item, formula }, item.actual, schedule, limits)
  return item.band === null ? 'grey' : ({ reached: 'green', partly: 'yellow', missed: 'red' } as const)[item.band]
}

const paid = (facets: string[]): Formula => ({
  numerator: { measure: 'costs.paid', reducer: 'sum', facets },
  denominator: null,
  scale: '1',
})

/** The board of a period, computed from rollup at this moment: scores speak of the year up to its end, comparisons of the period itself. */
export async function boardOf(db: Db | Tx, period: NamedPeriod, now = today()): Promise<Board> {
  const { indicators, ...standing } = await standingOf(db, yearToEnd(period, now))
  const { asOf, items, funds, schedule } = standing
  const spans = { now: soFar(period, now), lastYear: samePeriodLastYear(period, now), previous: previousPeriod(period, now) }
  const money = [paid([]), ...funds.lines.map(({ subProject }) => paid([subProject]))]
  const formulas = [...indicators.map(({ formula }) => formula), ...money]
  const inPeriods = await actualsIn(db, formulas, [spans.now, spans.lastYear, spans.previous])
  const outlooks = await outlooksOf(db, formulas, asOf)
  const fresh = await freshnessOf(
    db,
    indicators.map(({ formula }) => formula),
    spans.now,
    now,
  )
  const count = indicators.length
  const drawn = items.map((item, at) => ({
    ...item,
    ...drawnOf(item, indicators[at], inPeriods[at] ?? [], outlooks[at], fresh[at], spans),
  }))
  const fundsAt = (at: number, adjustedYuan: string, paidYuan: string, ratePercent: string | null, facets: string[]) => ({
    periodYuan: inPeriods[count + at]?.[0] ?? '0',
    periodTrace: termPath(paid(facets).numerator, spans.now),
    ...moneyOutlook(outlooks[count + at], { adjustedYuan, paidYuan, ratePercent }, schedule, standing.limits),
  })
  return {
    ...standing,
    madeAt: new Date().toISOString(),
    period,
    spans,
    items: drawn,
    funds: {
      ...funds,
      ...fundsAt(0, funds.adjustedYuan, funds.paidYuan, funds.ratePercent, []),
      lines: funds.lines.map((line, at) => ({
        ...line,
        ...fundsAt(at + 1, line.adjustedYuan, line.paidYuan, line.ratePercent, [line.subProject]),
      })),
    },
    expected: expectedOf(drawn, standing.limits),
    measures: [...new Set([...measuresOf(indicators), 'budget.initial', 'budget.adjusted', 'costs.paid'])],
    tables: ['indicators', 'explanations', 'budget_lines', 'frameworks'],
  }
}

/** The actuals of formulas in several periods, in one round trip. */
async function actualsIn(db: Db | Tx, formulas: readonly (Formula | null)[], periods: readonly Period[]) {
  const asked = formulas.map((formula) => periods.map((period) => termsOf(formula, period)))
  return actualsFrom(
    formulas.map((formula) => ({ formula })),
    asked,
    await readTerms(db, asked.flat(2)),
  )
}

function drawnOf(
  item: ScoredItem,
  indicator: Indicator | undefined,
  [now = null, lastYear = null, previous = null]: readonly (string | null)[],
  outlook: Outlook | undefined,
  fresh: Freshness | undefined,
  spans: Board['spans'],
) {
  const year = indicator?.year ?? 0
  const inPoints = (indicator?.formula && isShare(indicator.formula)) ?? item.unit === '%'
  const trace = (span: Period) => indicatorPath(year, item.code, span)
  const forecast = outlook?.forecast ?? null
  return {
    counts: indicator ? measuresOf([indicator]) : [],
    inPeriod: { actual: now, trace: trace(spans.now) },
    lastYear: { ...changeOf(now, lastYear, inPoints), trace: trace(spans.lastYear) },
    previous: { ...changeOf(now, previous, inPoints), trace: trace(spans.previous) },
    months: outlook?.months ?? [],
    forecast,
    forecastScore: forecast ? scoresAt(item, forecast) : fixedScore(item),
    ...(fresh ?? { newestOn: null, ageDays: null, missingDays: null }),
  }
}

/** The scores that a forecast comes to, the worse end of its range first: less is better for some. */
function scoresAt(item: ScoredItem, { value, low, high }: { value: string; low: string; high: string }) {
  const at = (actual: string) => new Decimal(finalScore(baseScoreOf({ ...item, actual }), item.deduction) ?? 0)
  const all = [at(value), at(low), at(high)]
  return { value: at(value).toFixed(2), low: Decimal.min(...all).toFixed(2), high: Decimal.max(...all).toFixed(2) }
}

/** What people rated is no matter of forecasts. */
const fixedScore = ({ kind, score }: ScoredItem) =>
  kind === 'qualitative' && score !== null ? { value: score, low: score, high: score } : null

/** What the forecasts come to together, and the range between all at their worse and all at their better end. */
export function expectedOf(
  items: (Pick<Board['items'][number], 'code' | 'forecastScore'> & { isApplicable?: boolean })[],
  limits: Limits = usualLimits,
): Board['expected'] {
  const at = (end: 'value' | 'low' | 'high') =>
    total(
      items.map(({ code, forecastScore, isApplicable }) => ({ code, isApplicable, score: forecastScore?.[end] ?? null })),
      limits,
    )
  const [value, low, high] = [at('value'), at('low'), at('high')]
  const isWhole = value.missing.length === 0
  const gradeAt = (points: string | null) => (isWhole && points !== null ? gradeOf(points, limits) : null)
  return {
    total: value.total,
    low: low.total,
    high: high.total,
    grade: value.grade,
    lowGrade: gradeAt(low.total),
    highGrade: gradeAt(high.total),
  }
}

type Money = { adjustedYuan: string; paidYuan: string; ratePercent: string | null }
/** What will be paid by the year's end, how far that is from the budget, and the light: money is late below the calendar, and wrong beyond the budget. */
function moneyOutlook(outlook: Outlook | undefined, { adjustedYuan, paidYuan, ratePercent }: Money, schedule: number, limits: LightLimits) {
  const forecast = outlook?.forecast ?? null
  const balanceYuan = forecast && new Decimal(forecast.value).sub(adjustedYuan).toFixed(2)
  return { months: outlook?.months ?? [], forecast, balanceYuan, light: moneyLight(adjustedYuan, paidYuan, ratePercent, schedule, limits) }
}

function moneyLight(adjustedYuan: string, paidYuan: string, ratePercent: string | null, schedule: number, limits: LightLimits): Light {
  if (new Decimal(paidYuan).gt(adjustedYuan)) return 'red'
  if (ratePercent === null) return 'grey'
  return lightOf({ operator: '≥', target: '100', formula: paid([]) }, ratePercent, schedule, limits)
}

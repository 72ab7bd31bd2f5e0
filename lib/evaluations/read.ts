import { type Period, toColumn, yearToDate } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { readTerms } from '../facts/read.ts'
import { termPath } from '../facts/rules.ts'
import type { Term } from '../facts/schema.ts'
import { actualsOf, indicatorsOf, measuresOf } from '../indicators/read.ts'
import { indicatorPath } from '../indicators/rules.ts'
import type { Indicator } from '../indicators/schema.ts'
import { limitsFor } from '../limits/read.ts'
import type { Limits } from '../limits/schema.ts'
import { Decimal, percent } from '../money.ts'
import { writtenOf } from '../narratives/read.ts'
import { viewOf } from '../record.ts'
import { projectOf } from './project.ts'
import { baseScoreOf, demands, deviationPercent, finalScore, isExplained, total, weightsOf } from './rules.ts'
import type { Figure, ScoredItem, Snapshot } from './schema.ts'

/** What the year comes to, computed from rollup at this moment, by the limits as they are or by those of a closing; everything shown or printed of an evaluation is read out of this object. */
export async function snapshotOf(db: Db | Tx, year: number, period: Period = yearToDate(year), frozen?: Limits): Promise<Snapshot> {
  // one after the other: inside a transaction all share one connection
  const { indicators, ...scores } = await scoresOf(db, year, period, frozen)
  return {
    year,
    asOf: period.to,
    madeAt: new Date().toISOString(),
    project: await projectOf(db, year),
    funds: await fundsOf(db, year, period),
    ...scores,
    figures: await figuresOf(db, period),
    policiesMissing: await policiesMissing(db, period),
    contractsWithFindings: await contractsWithFindings(db, period),
    narrative: await writtenOf(db, year),
    measures: [
      ...new Set([...measuresOf(indicators), ...Object.values(quoted).map(({ measure }) => measure), 'budget.adjusted', 'costs.paid']),
    ],
  }
}

/** Every indicator of a year scored by its actual in a period, and what they come to together. */
export async function scoresOf(db: Db | Tx, year: number, period: Period, frozen?: Limits) {
  const indicators = await indicatorsOf(db, year)
  const actuals = await actualsOf(db, indicators, [period])
  const explanations = await db.explanation.findMany({ where: { year } })
  const limits = frozen ?? (await limitsFor(db, year))
  const texts = indicators.map(({ code }): Written => viewOf(explanations.find((one) => one.code === code) ?? {}))
  const weights = weightsOf(indicators.map(({ weight }, at) => ({ weight, isApplicable: applies(texts[at], limits) })))
  const items = indicators.map((indicator, at) =>
    scored({ ...indicator, weight: weights[at] ?? '0', setWeight: indicator.weight }, actuals[at]?.[0] ?? null, texts[at] ?? {}, {
      ...{ limits, period },
    }),
  )
  return {
    indicators,
    items,
    weight: items.reduce((sum, { weight }) => sum.add(weight), new Decimal(0)).toFixed(),
    ...total(items, limits),
    limits,
    unexplained: items.filter((item) => !isExplained(item)).map(({ code }) => code),
  }
}

type Text = 'cause' | 'measure' | 'measureDue' | 'measureOwner' | 'overshoot' | 'deduction' | 'deductionReason'
type Written = Partial<Pick<ScoredItem, Text | 'band' | 'bandPercent' | 'bandText' | 'notApplicableReason'>> & {
  notApplicable?: boolean
  version?: number
}
/** What was said not to apply does so again once the framework does not allow it any more. */
const applies = (text: Written | undefined, { mayNotApply }: Limits) => !(mayNotApply && text?.notApplicable)

type By = { limits: Limits; period: Period }
function scored(indicator: Indicator & { setWeight: string }, known: string | null, written: Written, { limits, period }: By): ScoredItem {
  const { code, level1, level2, name, operator, target, unit, weight, setWeight, kind, subProject } = indicator
  const isApplicable = applies(written, limits)
  const isRated = kind === 'qualitative'
  const actual = isRated ? null : known
  const { band = null, bandPercent = null, bandText = '' } = isRated ? written : {}
  const deviation = isApplicable && !isRated ? deviationPercent({ operator, target, actual }) : null
  const baseScore = baseScoreOf({ operator, target, weight, actual, kind, isApplicable, bandPercent })
  const deduction = written.deduction ?? '0'
  return {
    ...{ code, level1, level2, name, operator, target, unit, weight, setWeight, kind, subProject, actual, baseScore },
    ...{ isApplicable, notApplicableReason: isApplicable ? '' : (written.notApplicableReason ?? ''), band, bandPercent, bandText },
    deduction,
    deductionReason: written.deductionReason ?? '',
    score: finalScore(baseScore, deduction),
    deviationPercent: deviation,
    demand: demands({ deviationPercent: deviation, kind, isApplicable, band }, limits),
    cause: written.cause ?? '',
    measure: written.measure ?? '',
    measureDue: written.measureDue ?? null,
    measureOwner: written.measureOwner ?? '',
    overshoot: written.overshoot ?? null,
    explanationVersion: written.version ?? null,
    trace: indicatorPath(indicator.year, code, period),
  }
}

/** The year's money by sub-project: budget at the start, as adjusted, and paid. */
export async function fundsOf(db: Db | Tx, year: number, period: Period): Promise<Snapshot['funds']> {
  const lines = await db.budgetLine.findMany({ where: { year, removedAt: null }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] })
  const term = (measure: Term['measure'], facets: string[]): Term => ({ measure, reducer: 'sum', facets })
  const money = ['budget.initial', 'budget.adjusted', 'costs.paid'] as const
  const groups = [[], ...lines.map(({ subProject }) => [subProject])]
  const readings = await readTerms(
    db,
    groups.flatMap((facets) => money.map((measure) => ({ term: term(measure, facets), period }))),
  )
  const rows = groups.map((facets, index) => {
    const [initialYuan, adjustedYuan, paidYuan] = money.map((_, place) => readings[index * money.length + place]?.value ?? '0')
    const amounts = { initialYuan: initialYuan ?? '0', adjustedYuan: adjustedYuan ?? '0', paidYuan: paidYuan ?? '0' }
    return { ...amounts, ratePercent: percent(amounts.paidYuan, amounts.adjustedYuan), trace: termPath(term('costs.paid', facets), period) }
  })
  const { trace: _, ...whole } = rows[0] ?? { initialYuan: '0', adjustedYuan: '0', paidYuan: '0', ratePercent: null, trace: '' }
  return { ...whole, lines: lines.map(({ subProject }, index) => ({ subProject, ...(rows[index + 1] ?? { ...whole, trace: '' }) })) }
}

/** What the narrative quotes beyond the indicators. */
export const quoted = {
  residents: { measure: 'stays.active', reducer: 'level', facets: [], unit: '家' },
  salons: { measure: 'salons.held', reducer: 'sum', facets: [], unit: '场' },
  attendance: { measure: 'events.attendance', reducer: 'sum', facets: [], unit: '人次' },
  articles: { measure: 'articles.published', reducer: 'sum', facets: [], unit: '篇' },
  followers: { measure: 'followers.total', reducer: 'last', facets: [], unit: '人' },
  reads: { measure: 'articles.read_times', reducer: 'sum', facets: [], unit: '次' },
  matches: { measure: 'matches.met', reducer: 'sum', facets: [], unit: '项次' },
  requestsDue: { measure: 'requests.due', reducer: 'sum', facets: [], unit: '件' },
  responses: { measure: 'surveys.responses', reducer: 'sum', facets: [], unit: '份' },
} as const satisfies Record<string, Term & { unit: string }>

async function figuresOf(db: Db | Tx, period: Period): Promise<Snapshot['figures']> {
  const names = Object.keys(quoted) as (keyof typeof quoted)[]
  const terms = names.map((name) => ({ ...quoted[name], facets: [...quoted[name].facets] }))
  const score = { measure: 'surveys.score', reducer: 'sum', facets: [] } satisfies Term
  const full = { measure: 'surveys.full_score', reducer: 'sum', facets: [] } satisfies Term
  const readings = await readTerms(
    db,
    [...terms, score, full].map((term) => ({ term, period })),
  )
  const figure = (name: keyof typeof quoted): Figure => {
    const term = { ...quoted[name], facets: [...quoted[name].facets] }
    return { value: readings[names.indexOf(name)]?.value ?? null, unit: term.unit, trace: termPath(term, period) }
  }
  const [scoreSum, fullSum] = readings.slice(-2)
  const satisfaction = scoreSum?.value && fullSum?.value ? percent(scoreSum.value, fullSum.value) : null
  return {
    residents: figure('residents'),
    salons: figure('salons'),
    salonRegions: await salonRegions(db, period),
    attendance: figure('attendance'),
    articles: figure('articles'),
    followers: figure('followers'),
    reads: figure('reads'),
    matches: figure('matches'),
    requestsDue: figure('requestsDue'),
    responses: figure('responses'),
    satisfactionPercent: { value: satisfaction, unit: '%', trace: termPath(score, period) },
  }
}

/** Where the counted salons were held, in the order of first visit. */
async function salonRegions(db: Db | Tx, period: Period): Promise<string[]> {
  const rows = await db.rollup.groupBy({
    by: ['facet'],
    where: { measure: 'salons.held', day: { gte: toColumn(period.from), lte: toColumn(period.to) }, facet: { not: '' } },
    _sum: { records: true },
    _min: { day: true },
    orderBy: { _min: { day: 'asc' } },
  })
  return rows.filter((row) => (row._sum.records ?? 0) > 0).map((row) => row.facet)
}

/** Policies asked for at a period's end and not in force then, as the facts have it: by the days of all their versions. */
async function policiesMissing(db: Db | Tx, period: Period): Promise<string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select name from policies where removed_at is null and required and not in_force @> ${period.to}::date
      and ${period.to}::date between required_from and coalesce(required_ends_on, 'infinity') order by created_at`
  return rows.map(({ name }) => name)
}

async function contractsWithFindings(db: Db | Tx, period: Period): Promise<Snapshot['contractsWithFindings']> {
  return db.contract.findMany({
    where: { removedAt: null, openFindings: { gt: 0 }, settledOn: { gte: toColumn(period.from), lte: toColumn(period.to) } },
    select: {
      code: true,
      name: true,
      findings: { where: { resolvedAt: null }, select: { kind: true, subject: true }, orderBy: [{ kind: 'asc' }, { subject: 'asc' }] },
    },
    orderBy: { code: 'asc' },
  })
}

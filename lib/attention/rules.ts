import { type Filters, textOfFilters } from '../address-text.ts'
import { type Day, lastOfYear, plusDays, yearOf } from '../day.ts'
import { isExplained, isMissing } from '../evaluations/rules.ts'
import type { FundLine, ScoredItem } from '../evaluations/schema.ts'
import type { Light } from '../indicators/rules.ts'
import type { Indicator } from '../indicators/schema.ts'
import type { Limits } from '../limits/schema.ts'
import { Decimal } from '../money.ts'
import { openStatuses } from '../requests/schema.ts'
import type { AttentionItem, AttentionKind } from './schema.ts'

/** What is counted among the records: how many, and the day of the oldest. */
export type Counted = { kind: CountedKind; count: number; since: Day | null; names: string[] | null }
export type CountedKind = Exclude<
  AttentionKind,
  'recordsMissing' | 'indicatorsEmpty' | 'deviationsUnexplained' | 'budgetOver' | 'budgetBehind' | 'waitingForYou' | 'backupStale'
>

/** For whom and when: the year that is looked at, the day it is, and the next working day. */
export type Moment = { year: number; day: Day; next: Day }

const severityOf: Record<AttentionKind, AttentionItem['severity']> = {
  requestsOverdue: 'urgent',
  budgetOver: 'urgent',
  rectificationsOverdue: 'urgent',
  waitingForYou: 'soon',
  backupStale: 'urgent',
  requestsLapsing: 'soon',
  requestsWaiting: 'soon',
  importsWaiting: 'soon',
  deviationsUnexplained: 'soon',
  recordsMissing: 'soon',
  eventsUnproved: 'soon',
  paymentsUnproved: 'soon',
  budgetBehind: 'soon',
  indicatorsEmpty: 'note',
  importsStale: 'note',
}
const ranks = ['urgent', 'soon', 'note']

const list = (path: string, filters: Filters, year?: number) =>
  `${path}?${new URLSearchParams({ ...(year !== undefined && { year: String(year) }), f: textOfFilters(filters) })}`
const isOpen = { is: [...openStatuses] }

/** The list that mends each: narrowed to just what was counted. */
const paths: Record<CountedKind, (moment: Moment) => string> = {
  requestsOverdue: ({ day }) => list('/requests', { status: isOpen, promisedOn: { to: plusDays(day, -1) } }),
  requestsLapsing: ({ day, next }) => list('/requests', { status: isOpen, promisedOn: { from: day, to: next } }),
  requestsWaiting: () => list('/requests', { status: { is: ['submitted'] } }),
  eventsUnproved: ({ year }) => list('/events', { status: { is: ['held'] }, missing: { isEmpty: false } }, year),
  paymentsUnproved: ({ year, day }) =>
    list('/costs', { paidOn: { from: `${year}-01-01`, to: lastDay(year, day) }, missing: { isEmpty: false } }),
  rectificationsOverdue: ({ day }) => list('/evaluations/rectifications', { state: { is: ['open'] }, dueOn: { to: plusDays(day, -1) } }),
  importsWaiting: () => '/imports',
  importsStale: () => '/imports',
}
/** The last day of a year that has come. */
export const lastDay = (year: number, day: Day): Day => (day < lastOfYear(year) ? day : lastOfYear(year))

const item = (kind: AttentionKind, count: number, path: string, since: Day | null = null, names?: string[]): AttentionItem => ({
  ...{ kind, count, severity: severityOf[kind], since, path },
  params: names ? { names } : {},
})

/** What was counted among the records, as lines; nothing where there is nothing. */
export const countedItems = (counted: readonly Counted[], moment: Moment): AttentionItem[] =>
  counted.flatMap(({ kind, count, since, names }) =>
    count === 0 ? [] : [item(kind, count, paths[kind](moment), since, names && names.length > 0 ? names : undefined)],
  )

type LitItem = ScoredItem & { light: Light }
type Standing = { limits: Limits; year: number; schedule: number; indicators: Indicator[]; items: LitItem[]; funds: { lines: FundLine[] } }
/** Where the records of a measure are logged, by its first word. */
const pages: Record<string, string> = {
  ...{ stays: '/organisations/stays', seats: '/rooms/seats', salons: '/events', events: '/events', matches: '/events/matches' },
  ...{ articles: '/articles', followers: '/articles/followers', budget: '/costs/budget', costs: '/costs', payments: '/costs' },
  ...{ upkeep: '/costs', meters: '/costs/meters', contracts: '/contracts', settlements: '/contracts/settlements', surveys: '/surveys' },
  ...{ requests: '/requests', inspections: '/inspections', materials: '/materials', policies: '/policies' },
}

/** What the year's figures themselves call for: nothing logged, deviations without a word, money too slow or beyond its budget. */
export function figureItems({ limits, year, schedule, indicators, items, funds }: Standing, day: Day): AttentionItem[] {
  const isOver = day >= lastOfYear(year)
  const evaluation = `/evaluations?year=${year}`
  const empty = items.filter(isMissing)
  const measureOf = new Map(indicators.map(({ code, formula }) => [code, formula?.numerator.measure]))
  const pageOf = ({ code }: LitItem) => pages[measureOf.get(code)?.split('.')[0] ?? ''] ?? `/indicators?year=${year}`
  const silent = items.filter((one) => one.score !== null && !isExplained(one) && (isOver || isOff(one, limits)))
  const over = funds.lines.filter(({ adjustedYuan, paidYuan }) => new Decimal(paidYuan).gt(adjustedYuan))
  const behind = funds.lines.filter((line) => !isOver && !over.includes(line) && isBehind(line.ratePercent, schedule))
  const budget = `/costs/budget?year=${year}`
  const names = (lines: readonly { subProject: string }[]) => lines.map(({ subProject }) => subProject)
  return [
    ...[...Map.groupBy(empty, pageOf)].map(([path, group]) =>
      item(
        'indicatorsEmpty',
        group.length,
        path,
        null,
        group.map(({ name }) => name),
      ),
    ),
    ...(silent.length > 0
      ? [
          item(
            'deviationsUnexplained',
            silent.length,
            evaluation,
            null,
            silent.map(({ name }) => name),
          ),
        ]
      : []),
    ...(over.length > 0 ? [item('budgetOver', over.length, budget, null, names(over))] : []),
    ...(behind.length > 0 ? [item('budgetBehind', behind.length, budget, null, names(behind))] : []),
  ]
}

/** While a year runs, most figures are still below their target: only what lags behind the calendar, or is far above, has to be explained. */
const isOff = ({ light, deviationPercent }: LitItem, { farAbove, causeAbove }: Limits): boolean =>
  light === 'red' || light === 'yellow' || (farAbove && Number(deviationPercent ?? 0) > Number(causeAbove))
/** 执行率 below four fifths of 序时进度. */
const isBehind = (ratePercent: string | null, schedule: number): boolean => ratePercent !== null && Number(ratePercent) < schedule * 80

/** What is urgent first; within that, what has waited longest. */
export const inOrder = (items: readonly AttentionItem[]): AttentionItem[] =>
  [...items].sort(
    (one, other) => ranks.indexOf(one.severity) - ranks.indexOf(other.severity) || (one.since ?? '9').localeCompare(other.since ?? '9'),
  )

/** The tables that a running year's spreadsheets fill again and again. */
export const recurringLayouts = [
  ...['articles', 'follower_days', 'payments', 'meter_readings', 'requests', 'inspections', 'events', 'sign_ins', 'matches', 'settlements'],
]
/** What comes by file is stale after this many days without a newer file, and without anybody writing there by another way. */
export const staleDays = 45
/** Whether a year is running on a day: what belongs to it is still coming. */
export const isRunning = (year: number, day: Day): boolean => yearOf(day) === year

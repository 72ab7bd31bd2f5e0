import { differenceInCalendarDays, parseISO } from 'date-fns'
import { type Day, plusDays } from '../day.ts'

/** The figures of an article: people and times are different measures and never stand in for one another. */
export const figureNames = ['readUsers', 'readTimes', 'shareUsers', 'shareTimes', 'followsAfter', 'deliveredUsers'] as const
export type FigureName = (typeof figureNames)[number]
export type Figures = Record<FigureName, number | null>

/** One day of the followers. */
export type FollowerFigures = { day: Day; newUsers: number | null; cancelledUsers: number | null; totalUsers: number }
/** What does not fit in a series of followers, said at the later day. */
export type FollowerCheck =
  | { kind: 'break'; day: Day; expected: number; value: number }
  | { kind: 'jump'; day: Day; previous: number; value: number; usual: number }
  | { kind: 'gap'; day: Day; from: Day; to: Day; days: number }

/** Rounding in WeChat's own figures. */
const tolerance = 1
/** A change is a jump beyond this many people a day, and this many times the usual change. */
const jump = { people: 20, times: 10 }
/** How many changes make up what is usual, and how few are too few to tell. */
const usualOf = { most: 30, least: 7 }

/**
 * What does not fit in a series, in the order of its days: a total that differs from the day before plus net growth by more than 1 (a stock and its
 * flow), a total that moves far beyond what is usual, and days without figures. `days` in any order, each day once.
 */
export function followerChecks(days: readonly FollowerFigures[]): FollowerCheck[] {
  const sorted = [...days].sort((a, b) => a.day.localeCompare(b.day))
  const changes: number[] = []
  return sorted.flatMap((now, at) => {
    const before = sorted[at - 1]
    if (!before) return []
    const apart = differenceInCalendarDays(parseISO(now.day), parseISO(before.day))
    const change = Math.abs(now.totalUsers - before.totalUsers) / apart
    const usual = usualChange(changes)
    const found: FollowerCheck[] = []
    if (apart > 1) found.push({ kind: 'gap', day: now.day, from: plusDays(before.day, 1), to: plusDays(now.day, -1), days: apart - 1 })
    const expected = apart === 1 ? expectedTotal(before.totalUsers, now) : null
    if (expected !== null && Math.abs(now.totalUsers - expected) > tolerance)
      found.push({ kind: 'break', day: now.day, expected, value: now.totalUsers })
    if (usual !== null && change > jump.people && change > jump.times * Math.max(usual, 1))
      found.push({ kind: 'jump', day: now.day, previous: before.totalUsers, value: now.totalUsers, usual })
    // a jump is not what is usual from now on
    else changes.push(change)
    return found
  })
}

/** The total that a day should end with; null where its flow is not known. */
export const expectedTotal = (
  previous: number,
  { newUsers, cancelledUsers }: Omit<FollowerFigures, 'day' | 'totalUsers'>,
): number | null => (newUsers === null || cancelledUsers === null ? null : previous + newUsers - cancelledUsers)

/** The middle one of the last changes; null while there are too few. */
function usualChange(changes: readonly number[]): number | null {
  const last = changes.slice(-usualOf.most).sort((a, b) => a - b)
  return last.length < usualOf.least ? null : (last[Math.floor(last.length / 2)] ?? null)
}

export type TimesDoubt = {
  code: 'times_below_people' | 'times_fell' | 'times_equal_people'
  figure: 'readTimes' | 'shareTimes'
  other: number
}
/** Fewer readers than this may well have read once each. */
const fewReaders = 20
/**
 * Why figures in a column of times are plainly people: fewer reads than readers cannot be, a sum that falls is none, and among many readers some
 * read twice. `known` is what was seen before.
 */
export function doubtOfTimes(told: Figures, known: Figures | null): TimesDoubt[] {
  const pairs = [
    { figure: 'readTimes', users: 'readUsers' },
    { figure: 'shareTimes', users: 'shareUsers' },
  ] as const
  return pairs.flatMap(({ figure, users }): TimesDoubt[] => {
    const times = told[figure]
    if (times === null) return []
    const [here, before, earlier] = [told[users], known?.[users] ?? null, known?.[figure] ?? null]
    if (here === null && before !== null && times < before) return [{ code: 'times_below_people', figure, other: before }]
    if (earlier !== null && times < earlier) return [{ code: 'times_fell', figure, other: earlier }]
    const people = here ?? before
    return people !== null && times === people && times >= fewReaders ? [{ code: 'times_equal_people', figure, other: people }] : []
  })
}

/** A month of the followers, or a day of it: who came and went (null where any day of it does not tell), and the total at its end. */
export type FollowerStep = { name: string; came: number | null; went: number | null; total: number | null }

/** Day by day from the first to the last, with those that have no figures. */
export function byDay(days: readonly FollowerFigures[]): FollowerStep[] {
  const known = new Map(days.map((one) => [one.day, one]))
  const sorted = [...known.keys()].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  const steps: FollowerStep[] = []
  for (let day = first; day && last && day <= last; day = plusDays(day, 1)) {
    const one = known.get(day)
    steps.push({ name: day, came: one?.newUsers ?? null, went: one?.cancelledUsers ?? null, total: one?.totalUsers ?? null })
  }
  return steps
}

/** Month by month: a stock is never added up, its last value counts. */
export function byMonth(days: readonly FollowerFigures[]): FollowerStep[] {
  const months = new Map<string, FollowerFigures[]>()
  for (const one of [...days].sort((a, b) => a.day.localeCompare(b.day)))
    months.set(one.day.slice(0, 7), [...(months.get(one.day.slice(0, 7)) ?? []), one])
  const sum = (values: (number | null)[]) => (values.includes(null) ? null : values.reduce<number>((a, b) => a + (b ?? 0), 0))
  return [...months].map(([name, of]) => ({
    ...{ name, came: sum(of.map((one) => one.newUsers)), went: sum(of.map((one) => one.cancelledUsers)) },
    total: of.at(-1)?.totalUsers ?? null,
  }))
}

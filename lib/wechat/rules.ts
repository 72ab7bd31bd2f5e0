import { type Day, dayOf, houseZone, later, plusDays, startOfDay } from '../day.ts'
import { type Endpoint, endpointNames, type Reason } from './schema.ts'

/**
 * What WeChat's documentation says of each part (developers.weixin.qq.com/doc/subscription/api/wedata): how many days one request may span, both
 * ends included, and from which day on there are figures. `tries`: how often a day that came back empty is asked for by itself. Followers always
 * have a figure, so an empty day is missing; a day on which nobody published or read anything stays empty.
 */
export const endpoints: Record<Endpoint, { span: number; since: Day; tries: number }> = {
  getusercumulate: { span: 7, since: '2014-12-01', tries: 14 },
  getusersummary: { span: 7, since: '2014-12-01', tries: 14 },
  getarticletotaldetail: { span: 1, since: '2025-11-01', tries: 3 },
  getbizsummary: { span: 30, since: '2025-11-01', tries: 14 },
  getarticleread: { span: 1, since: '2025-11-01', tries: 3 },
  getarticleshare: { span: 1, since: '2025-11-01', tries: 3 },
}

/** An article's figures grow for so many days after its publication, and are asked for anew until then. */
export const growingDays = 30
/** Requests that the house allows itself a day; earlier days leave some of them to the next morning. */
export const dailyBudget = 1000
export const backfillBudget = 900

const hourIn = new Intl.DateTimeFormat('en-GB', { timeZone: houseZone, hour: '2-digit', hourCycle: 'h23' })
/** The last day that has figures: yesterday, from eight in the morning on. */
export const lastDayAt = (now: Date): Day => plusDays(dayOf(now), Number(hourIn.format(now)) >= 8 ? -1 : -2)

/** Half past eight in the morning, on the house's clock. */
const morningOf = (day: Day): Date => new Date(startOfDay(day).getTime() + 8.5 * 3_600_000)
/** Whether this morning's figures may be asked for. */
export const isMorning = (now: Date): boolean => now >= morningOf(dayOf(now))
/** The next half past eight after an instant. */
export const nextMorning = (now: Date): Date => (isMorning(now) ? morningOf(plusDays(dayOf(now), 1)) : morningOf(dayOf(now)))

/** What is known of a day: `growing` has figures that will change. */
export type DayState = { endpoint: Endpoint; day: Day; state: 'settled' | 'missing' | 'growing'; attempts: number; askedAt: Date }
export type Step = { endpoint: Endpoint; from: Day; to: Day }
type Round = { kind: 'daily' | 'now' | 'backfill'; from: Day; to: Day; createdAt: Date }

/**
 * What a round has yet to ask, part by part, the newest days first: they count in the running year, and older ones stay where they are. A day that
 * is settled is not asked again, and none twice in a round, so that a round that was interrupted goes on where it was.
 */
export function stepsOf(round: Round, known: readonly DayState[], stopped: ReadonlySet<Endpoint>): Step[] {
  return endpointNames.flatMap((endpoint) => {
    if (stopped.has(endpoint)) return []
    const { span, since, tries } = endpoints[endpoint]
    const states = new Map(known.filter((one) => one.endpoint === endpoint).map((one) => [one.day, one]))
    const inRange = daysBetween(later(round.from, since), round.to)
    const again = round.kind === 'backfill' ? [] : [...states.values()].filter(({ state }) => state === 'missing').map(({ day }) => day)
    const open = [...new Set([...inRange, ...again])].filter((day) => {
      const state = states.get(day)
      if (!state) return true
      const isGivenUp = state.state === 'missing' && round.kind !== 'backfill' && state.attempts >= tries
      return state.state !== 'settled' && state.askedAt < round.createdAt && !isGivenUp
    })
    return spansOf(open, span).map((one) => ({ endpoint, ...one }))
  })
}

function daysBetween(from: Day, to: Day): Day[] {
  const days: Day[] = []
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day)
  return days
}

/** Days that follow one another as spans of at most so many, newest first. */
function spansOf(days: readonly Day[], most: number): { from: Day; to: Day }[] {
  const spans: { from: Day; to: Day }[] = []
  for (const day of [...days].sort().reverse()) {
    const last = spans.at(-1)
    if (last && day === plusDays(last.from, -1) && day >= plusDays(last.to, 1 - most)) last.from = day
    else spans.push({ from: day, to: day })
  }
  return spans
}

/** What a code of WeChat means to us; null is a success. 40164 is the office's address missing in the list of allowed ones. */
export function reasonOf(errcode: number): Reason | null {
  if (errcode === 0) return null
  return meanings[errcode] ?? 'unexpected'
}
const meanings: Record<number, Reason> = {
  [-1]: 'busy',
  40001: 'token_expired',
  40014: 'token_expired',
  42001: 'token_expired',
  40013: 'credentials',
  40125: 'credentials',
  41002: 'credentials',
  41004: 'credentials',
  40164: 'ip_refused',
  45009: 'daily_limit',
  47009: 'retired',
  48001: 'unauthorised',
  61500: 'dates',
  61501: 'dates',
}
/** What ends a round: nothing else would fare better. */
export const endsRound: readonly Reason[] = [
  'token_refused',
  'credentials',
  'ip_refused',
  'secret_unreadable',
  'unreachable',
  'server',
  'disconnected',
]
/** What stops one part of the interface, until somebody says so or until tomorrow. */
export const stopsPart: readonly Reason[] = ['retired', 'unauthorised', 'daily_limit']

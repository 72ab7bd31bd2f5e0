import { addMonths, differenceInCalendarDays, format, parseISO } from 'date-fns'
import { type Day, earlier, firstOfYear, isDay, lastOfMonth, later, type Period, plusDays, today, yearOf } from './day.ts'

export const periodKinds = ['month', 'quarter', 'half', 'year', 'custom'] as const
export type PeriodKind = (typeof periodKinds)[number]
/** A period as a page's address names it: `2023`, `2023H1`, `2023Q2`, `2023-05`, `2023-03-01..2023-05-31`. `year` is the one that it ends in. */
export type NamedPeriod = Period & { kind: PeriodKind; year: number; text: string }
type Unit = Exclude<PeriodKind, 'custom'>

/** How many months each has. */
const monthsOf: Record<Unit, number> = { month: 1, quarter: 3, half: 6, year: 12 }
const units = Object.keys(monthsOf) as Unit[]
const pad = (number: number) => String(number).padStart(2, '0')
const movedMonths = (day: Day, months: number): Day => format(addMonths(parseISO(day), months), 'yyyy-MM-dd')
const isKnown = (year: number) => year >= 2000 && year <= 2099

/** The unit's stretch that a day lies in. */
export function periodAround(kind: Unit, day: Day): NamedPeriod {
  const year = yearOf(day)
  const length = monthsOf[kind]
  const place = Math.floor((Number(day.slice(5, 7)) - 1) / length)
  const from = `${year}-${pad(place * length + 1)}-01`
  const texts: Record<Unit, string> = {
    year: `${year}`,
    half: `${year}H${place + 1}`,
    quarter: `${year}Q${place + 1}`,
    month: `${year}-${pad(place + 1)}`,
  }
  return { kind, year, from, to: lastOfMonth(movedMonths(from, length - 1)), text: texts[kind] }
}

/** The period of two days; a whole month, quarter, half-year or year is called so. */
export function periodBetween(from: Day, to: Day): NamedPeriod {
  const whole = units.map((unit) => periodAround(unit, from)).find((unit) => unit.from === from && unit.to === to)
  return whole ?? { kind: 'custom', year: yearOf(to), from, to, text: `${from}..${to}` }
}

/** What an address says; null for anything that names no period between 2000 and 2099. */
export function readPeriod(text: string): NamedPeriod | null {
  const [, yearText = '', part, number] = text.match(/^(\d{4})(?:([HQ-])(\d{1,2}))?$/) ?? []
  if (yearText) return isKnown(Number(yearText)) ? namedPeriod(Number(yearText), part ?? '', Number(number ?? 0), text) : null
  const [from = '', to = ''] = text.split('..')
  const holds = isDay(from) && isDay(to) && from <= to && text === `${from}..${to}` && isKnown(yearOf(from)) && isKnown(yearOf(to))
  return holds ? periodBetween(from, to) : null
}

function namedPeriod(year: number, part: string, place: number, text: string): NamedPeriod | null {
  const unit = ({ '': 'year', H: 'half', Q: 'quarter', '-': 'month' } as const)[part]
  if (!unit) return null
  const last = 12 / monthsOf[unit]
  if (unit !== 'year' && (place < 1 || place > last)) return null
  const found = periodAround(unit, `${year}-${pad((Math.max(1, place) - 1) * monthsOf[unit] + 1)}-01`)
  return found.text === text ? found : null
}

/** A period as far as it has come: nothing of tomorrow is compared with anything. One that has not begun is its first day. */
export const soFar = ({ from, to }: Period, now: Day = today()): Period => ({ from, to: later(from, earlier(to, now)) })

/** A day so many months away; a month's last day stays a last day. */
function awayBy(day: Day, months: number): Day {
  const moved = movedMonths(day, months)
  return day === lastOfMonth(day) ? lastOfMonth(moved) : moved
}

/** 同比: the same days of the year before, as far as the period has come. */
export function samePeriodLastYear(period: NamedPeriod, now: Day = today()): Period {
  const { from, to } = soFar(period, now)
  return { from: movedMonths(from, -12), to: period.kind === 'custom' ? movedMonths(to, -12) : awayBy(to, -12) }
}

/** 环比: the same stretch of the month, quarter, half-year or year before, as far as this one has come; of chosen days as many days before them. */
export function previousPeriod(period: NamedPeriod, now: Day = today()): Period {
  const { from, to } = soFar(period, now)
  if (period.kind === 'custom') {
    const days = differenceInCalendarDays(parseISO(to), parseISO(from)) + 1
    return { from: plusDays(from, -days), to: plusDays(from, -1) }
  }
  const months = monthsOf[period.kind]
  return { from: movedMonths(from, -months), to: awayBy(to, -months) }
}

/** The period beside this one, whole: the one before or after, for the steps of a period control; null beyond what the house knows. */
export function periodBeside(period: NamedPeriod, step: -1 | 1): NamedPeriod | null {
  if (period.kind !== 'custom') {
    const first = movedMonths(period.from, step * monthsOf[period.kind])
    return isKnown(yearOf(first)) ? periodAround(period.kind, first) : null
  }
  const days = differenceInCalendarDays(parseISO(period.to), parseISO(period.from)) + 1
  const [from, to] = [plusDays(period.from, step * days), plusDays(period.to, step * days)]
  return isKnown(yearOf(from)) && isKnown(yearOf(to)) ? periodBetween(from, to) : null
}

/** The year as far as a period's end, or as far as it has come: what scores and lights speak of. */
export function yearToEnd(period: Pick<NamedPeriod, 'year' | 'to'>, now: Day = today()): Period {
  const from = firstOfYear(period.year)
  return { from, to: later(from, earlier(period.to, now)) }
}

/** The message that names a period (`period.names.<kind>`), and what it speaks of. */
export function periodWords(period: NamedPeriod): { key: PeriodKind; params: { year: number; number: number; from: Day; to: Day } } {
  const { kind, year, from, to } = period
  const number = kind === 'custom' ? 0 : (Number(from.slice(5, 7)) - 1) / monthsOf[kind] + 1
  return { key: kind, params: { year, number, from, to } }
}

/** The months of a period's year up to its end, by their last days; the last one is cut off at the end. For running totals. */
export function monthEndsTo(to: Day): Day[] {
  const count = Number(to.slice(5, 7))
  return Array.from({ length: count }, (_, at) => earlier(to, lastOfMonth(`${yearOf(to)}-${pad(at + 1)}-01`)))
}

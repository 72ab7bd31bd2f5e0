import { addDays, differenceInCalendarDays, endOfMonth, format, getDaysInYear, isValid, parseISO } from 'date-fns'

/** A day of the house, `YYYY-MM-DD`, in Asia/Shanghai. */
export type Day = string

export const houseZone = 'Asia/Shanghai'
const inHouse = new Intl.DateTimeFormat('sv-SE', { timeZone: houseZone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The house's day at an instant. */
export const dayOf = (instant: Date): Day => inHouse.format(instant)
/** The instant at which a day of the house begins: it has kept eight hours ahead of UTC since 1992. */
export const startOfDay = (day: Day): Date => new Date(`${day}T00:00:00+08:00`)
const minuteInHouse = new Intl.DateTimeFormat('sv-SE', { timeZone: houseZone, dateStyle: 'short', timeStyle: 'short' })
/** An instant as the house's clock shows it, `YYYY-MM-DD HH:MM`. */
export const houseMinute = (instant: Date): string => minuteInHouse.format(instant)
/** Today in the house. */
export const today = (): Day => dayOf(new Date())
/** Whether a text is a day of the calendar. */
export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text))
/** The year of a day. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const firstOfYear = (year: number): Day => `${year}-01-01`
export const lastOfYear = (year: number): Day => `${year}-12-31`
/** The later and the earlier of two days. */
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
/** A day moved by a number of days. */
export const plusDays = (day: Day, days: number): Day => format(addDays(parseISO(day), days), 'yyyy-MM-dd')
/** The last day of a day's month. */
export const lastOfMonth = (day: Day): Day => format(endOfMonth(parseISO(day)), 'yyyy-MM-dd')

/** How a `date` column travels through Prisma: midnight UTC. */
export const toColumn = (day: Day): Date => new Date(`${day}T00:00:00Z`)
/** The day in a `date` column as Prisma reads it. */
export const fromColumn = (value: Date): Day => value.toISOString().slice(0, 10)

/** A stretch of days, both ends included. */
export type Period = { from: Day; to: Day }

/** A year's period, up to today while the year is running: what is due tomorrow is not late today. */
export function yearToDate(year: number, now: Day = today()): Period {
  return { from: firstOfYear(year), to: later(firstOfYear(year), earlier(lastOfYear(year), now)) }
}

/** 序时进度: how much of a year has passed on a day, 0 to 1, both ends clamped. */
export function yearProgress(year: number, day: Day): number {
  const passed = differenceInCalendarDays(parseISO(day), parseISO(firstOfYear(year))) + 1
  return Math.min(1, Math.max(0, passed / getDaysInYear(parseISO(firstOfYear(year)))))
}

import chineseDays from 'chinese-days'
import { parseISO } from 'date-fns'
import { type Day, firstOfYear, fromColumn, lastOfYear, plusDays, toColumn, yearOf } from './day.ts'
import type { Db, Tx } from './db.ts'

/** Days that the office says to be worked (true) or not (false), whatever the published calendar says. */
export type OwnDays = ReadonlyMap<Day, boolean>
const none: OwnDays = new Map()

const known = new Map<number, boolean>()
/** Whether the State Council's holidays of a year are known here. Of any other year only the weekends are, until the office fills in the rest. */
export function isKnownYear(year: number): boolean {
  const told = known.get(year) ?? chineseDays.getHolidaysInRange(parseISO(firstOfYear(year)), parseISO(lastOfYear(year)), false).length > 0
  known.set(year, told)
  return told
}

/**
 * Whether a day is worked: as the office says, else as published with 调休 (a worked Sunday, a free Friday), else Monday to Friday.
 * The library reads a text as midnight UTC and then asks for the weekday here, a day early west of Greenwich: it gets the day as it is here.
 */
export const isWorkingDay = (day: Day, own: OwnDays = none): boolean => own.get(day) ?? chineseDays.isWorkday(parseISO(day))

/** The day that lies a number of working days (1 or more) after a day: the day itself does not count. */
export function plusWorkingDays(day: Day, days: number, own: OwnDays = none): Day {
  let at = day
  for (let left = days; left > 0; ) {
    at = plusDays(at, 1)
    if (isWorkingDay(at, own)) left -= 1
  }
  return at
}

/** The free days of a stretch, both ends included. */
export function freeDays(from: Day, to: Day, own: OwnDays = none): Day[] {
  const found: Day[] = []
  for (let day = from; day <= to; day = plusDays(day, 1)) if (!isWorkingDay(day, own)) found.push(day)
  return found
}

/** The years of a stretch whose holidays are not known. */
export const unknownYears = (from: Day, to: Day): number[] =>
  Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, at) => yearOf(from) + at).filter((year) => !isKnownYear(year))

/** What the office says of the days from one on. */
export async function ownDaysFrom(on: Db | Tx, day: Day): Promise<OwnDays> {
  const rows = await on.calendarDay.findMany({ where: { day: { gte: toColumn(day) }, removedAt: null } })
  return new Map(rows.map((row) => [fromColumn(row.day), row.isWorking]))
}

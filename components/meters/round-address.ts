import { parseAsString } from 'nuqs/server'
import { isDay, today } from '#lib/day.ts'

/** Which month's round, which meter of it is in hand, and with which draft its form begins. */
export const roundAddress = { month: parseAsString, meter: parseAsString, draft: parseAsString }

/** The first day of the month that an address asks for; this month when it asks for none. */
export const monthOf = (asked: string | null): string => {
  const day = `${asked}-01`
  return asked && isDay(day) ? day : `${today().slice(0, 7)}-01`
}

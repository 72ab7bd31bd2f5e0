import { createLoader, parseAsString } from 'nuqs/server'
import { isDay, today } from '#lib/day.ts'
import { monthOf } from '#lib/inspections/rules.ts'

/** Which month's round, on which day, which area of it is in hand, and with which draft its form begins. */
export const roundAddress = { month: parseAsString, on: parseAsString, area: parseAsString, draft: parseAsString }
export const loadRound = createLoader(roundAddress)

/** The month (its first day) and the day that an address means: this month, and the day that the house thinks best, when it says nothing. */
export function roundAsk({ month, on }: { month: string | null; on: string | null }): { month: string; on: string | null } {
  const first = month && isDay(`${month}-01`) ? `${month}-01` : monthOf(today())
  return { month: first, on: on && isDay(on) && monthOf(on) === first && on <= today() ? on : null }
}
/** Whether nobody can have inspected anything in that month yet. */
export const isAhead = (month: string): boolean => month > today()

/** The address of an area's round in a month. */
export const roundPath = (month: string, area?: string): string =>
  `/inspections/round?${new URLSearchParams({ month: month.slice(0, 7), ...(area && { area }) })}`

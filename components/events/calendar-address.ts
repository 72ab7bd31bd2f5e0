import { createLoader, createParser } from 'nuqs/server'
import { lastOfMonth, today } from '#lib/day.ts'
import type { ListAsk } from '#lib/shapes.ts'

const parseAsMonth = createParser<string>({
  parse: (text) => (/^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null),
  serialize: (month) => month,
})
/** Which month the calendar shows; the running one when the address says none. */
export const calendarAddress = { month: parseAsMonth }
export const loadCalendar = createLoader(calendarAddress)

/** The month that an address means, and the events of it in the order of their days. */
export function calendarAsk(asked: string | null): { month: string; ask: ListAsk } {
  const month = asked ?? today().slice(0, 7)
  const filters = { heldOn: { from: `${month}-01`, to: lastOfMonth(`${month}-01`) } }
  return { month, ask: { filters, sort: [{ by: 'heldOn', descending: false }], size: 500 } }
}

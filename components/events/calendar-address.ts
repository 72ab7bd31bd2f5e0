import { createParser } from 'nuqs/server'

const parseAsMonth = createParser<string>({
  parse: (text) => (/^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null),
  serialize: (month) => month,
})
/** Which month the calendar shows; the running one when the address says none. */
export const calendarAddress = { month: parseAsMonth }

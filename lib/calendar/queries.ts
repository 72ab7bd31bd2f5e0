import { firstOfYear, lastOfYear, today, yearOf } from '../day.ts'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { freeDays, ownDaysFrom, plusWorkingDays, unknownYears } from '../working-days.ts'
import { calendarDayInput, calendarDayView, workCalendarView } from './schema.ts'

export const calendarDayKind = {
  model: 'calendarDay',
  read: 'requests.read',
  write: 'serviceDesk.write',
  input: calendarDayInput,
  view: calendarDayView,
  search: ['note'],
  by: 'day',
} as const
export const calendarDayQueries = recordQueries(calendarDayKind)

/** The free days from last year to next year. */
export const getWorkCalendar = query('requests.read')
  .output(workCalendarView)
  .handler(async ({ context: { db } }) => {
    const now = today()
    const from = firstOfYear(yearOf(now) - 1)
    const to = lastOfYear(yearOf(now) + 1)
    const own = await ownDaysFrom(db, from)
    return { today: now, from, to, next: plusWorkingDays(now, 1, own), free: freeDays(from, to, own), unknownYears: unknownYears(from, to) }
  })

import { z } from 'zod'
import { dayText, recordBase, recordId, shortText } from '../shapes.ts'

export const calendarDayInput = z.object({ id: recordId, day: dayText, isWorking: z.boolean(), note: shortText })
export const calendarDayView = calendarDayInput.extend(recordBase.shape)

/** The working days around today, for whoever counts them: every other day of the stretch is worked. */
export const workCalendarView = z.object({
  today: dayText,
  from: dayText,
  to: dayText,
  /** The next working day after today. */
  next: dayText,
  free: z.array(dayText),
  /** Years of the stretch whose holidays are not published yet: there, only weekends and what the office says are free. */
  unknownYears: z.array(z.int()),
})
export type WorkCalendar = z.infer<typeof workCalendarView>

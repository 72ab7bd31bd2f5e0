'use client'
import { useFormatter } from 'next-intl'
import { clockOf } from '#components/ui/record-values.ts'
import type { Event } from './event-fields.tsx'

/** When an event is, as people say it: its day with the weekday, and its hours where they are known. */
export function useEventTime(): (event: Pick<Event, 'heldOn' | 'startsAt' | 'endsAt'>) => string {
  const format = useFormatter()
  return ({ heldOn, startsAt, endsAt }) => {
    const day = format.dateTime(new Date(`${heldOn}T12:00:00+08:00`), { dateStyle: 'full' })
    const hours = [startsAt, endsAt].map((at) => at && clockOf(at).slice(11)).filter(Boolean)
    return [day, hours.join('–')].filter(Boolean).join(' ')
  }
}

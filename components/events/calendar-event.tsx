'use client'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Picked } from '#components/ui/fields/picked.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import classes from './calendar.module.css'
import type { Event } from './event-fields.tsx'
import { kindPicks } from './kind-picks.ts'

const colours: Record<string, string> = { salon: 'teal', visit: 'blue', briefing: 'orange', exchange: 'cyan', unveiling: 'red' }

/** One event in the calendar: its hour, its kind by colour and word, its status where it is not simply held. */
export function CalendarEvent({ event }: { event: Event }) {
  const enums = useTranslations('enums.eventStatus')
  const hour = event.startsAt && clockOf(event.startsAt).slice(11)
  return (
    <Link
      href={`/events/${event.id}`}
      prefetch={false}
      className={classes.event}
      data-status={event.status}
      style={{ '--kind': `var(--mantine-color-${colours[event.kind] ?? 'gray'}-filled)` } as React.CSSProperties}
    >
      <span className={classes.kind}>
        {hour && `${hour} `}
        <Picked from={kindPicks} value={event.kind} otherwise={event.kindOf.name} />
        {event.status !== 'held' && ` · ${enums(event.status)}`}
      </span>
      <span className={classes.name}>{event.title}</span>
    </Link>
  )
}

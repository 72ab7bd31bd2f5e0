'use client'
import { IconPlus } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { type KeyboardEvent, useState } from 'react'
import { plusDays, today } from '#lib/day.ts'
import { weeksOf } from '#lib/events/rules.ts'
import classes from './calendar.module.css'
import { CalendarEvent } from './calendar-event.tsx'
import type { Event } from './event-fields.tsx'

type Props = { month: string; events: readonly Event[]; onNew: ((day: string) => void) | undefined }
/** By how many days each key moves, as calendars do everywhere. */
const moves: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** A month in weeks of seven days, Monday first. The arrows move from day to day, Enter logs an event on one. */
export function CalendarGrid({ month, events, onNew }: Props) {
  const t = useTranslations('events.calendar')
  const format = useFormatter()
  const weeks = weeksOf(month)
  // one day of the month is reached by Tab, the others from there by the arrows
  const [reached, setReached] = useState<string | null>(null)
  const current = reached?.startsWith(month) ? reached : today().startsWith(month) ? today() : `${month}-01`
  const onKey = (key: KeyboardEvent, day: string) => {
    const next = plusDays(day, moves[key.key] ?? 0)
    if (next === day || !next.startsWith(month)) return
    key.preventDefault()
    setReached(next)
    document.getElementById(`day-${next}`)?.focus()
  }
  const at = (day: string) => new Date(`${day}T12:00:00+08:00`)
  return (
    <table className={classes.grid} aria-label={t('title')}>
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              {format.dateTime(at(day), { weekday: 'short' })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((days) => (
          <tr key={days[0]}>
            {days.map((day) => {
              const mine = events.filter((event) => event.heldOn === day)
              const isOutside = !day.startsWith(month)
              const number = Number(day.slice(8))
              const name = format.dateTime(at(day), { dateStyle: 'full' })
              return (
                <td key={day} className={classes.day} data-outside={isOutside || undefined} data-today={day === today() || undefined}>
                  {onNew && !isOutside ? (
                    <button
                      type="button"
                      id={`day-${day}`}
                      className={classes.number}
                      tabIndex={day === current ? 0 : -1}
                      aria-label={`${t('on', { day: name, count: mine.length })}。${t('newOn', { day: name })}`}
                      aria-current={day === today() ? 'date' : undefined}
                      onClick={() => onNew(day)}
                      onKeyDown={(key) => onKey(key, day)}
                    >
                      {number}
                      <IconPlus size={14} className={classes.plus} aria-hidden />
                    </button>
                  ) : (
                    <span className={classes.number}>{number}</span>
                  )}
                  {mine.map((event) => (
                    <CalendarEvent key={event.id} event={event} />
                  ))}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

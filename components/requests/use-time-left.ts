'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { api } from '#lib/api.ts'
import type { WorkCalendar } from '#lib/calendar/schema.ts'
import { freeBy, workingDaysTo } from '#lib/requests/rules.ts'
import { openStatuses } from '#lib/requests/schema.ts'

type Promised = { status: string; promisedOn: string | null }
const isOpen = ({ status }: Promised) => (openStatuses as readonly string[]).includes(status)

/** How much time is left until the day promised, in working days, and the colour of that; nothing for what is not open. */
export function useTimeLeft() {
  const t = useTranslations('requests.left')
  const { data: calendar } = useQuery(api.calendarDays.work.queryOptions())
  return useMemo(() => {
    const daysOf = (row: Promised) =>
      calendar && row.promisedOn && isOpen(row) ? workingDaysTo(calendar.today, row.promisedOn, freeBy(calendar)) : null
    return {
      calendar: calendar as WorkCalendar | undefined,
      textOf: (row: Promised): string | null => {
        const days = daysOf(row)
        if (days === null || !row.promisedOn || !calendar) return null
        if (row.promisedOn === calendar.today) return t('today')
        if (row.promisedOn > calendar.today) return days === 0 ? t('free', { day: row.promisedOn }) : t('days', { days })
        return t('late', { days: Math.max(1, -days) })
      },
      toneOf: (row: Promised): string | undefined => {
        if (!calendar || !row.promisedOn || !isOpen(row) || row.promisedOn > calendar.next) return undefined
        return row.promisedOn < calendar.today ? 'red' : 'orange'
      },
    }
  }, [calendar, t])
}

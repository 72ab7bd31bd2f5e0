'use client'
import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { calendarDayInput } from '#lib/calendar/schema.ts'
import { yearOf } from '#lib/day.ts'

type CalendarDay = Awaited<ReturnType<typeof client.calendarDays.get>>

const calendarDays: Records<CalendarDay> = {
  texts: 'requests.calendarDay',
  write: 'serviceDesk.write',
  titleOf: (row) => `${row.day} ${row.note}`,
  input: calendarDayInput,
  yearly: true,
  start: () => ({ isWorking: false }),
  list: (input) => api.calendarDays.list.queryOptions({ input }),
  get: (id) => api.calendarDays.get.queryOptions({ input: { id } }),
  operations: client.calendarDays,
  columns: [
    { name: 'day', kind: 'day' },
    { name: 'isWorking', kind: 'yesNo', tones: { true: 'teal', false: 'gray' } },
    { name: 'note', kind: 'text' },
  ],
  fields: [
    { name: 'day', kind: 'day' },
    { name: 'isWorking', kind: 'yesNo' },
    { name: 'note', kind: 'text', wide: true },
  ],
}

/** 工作日历: what the office says beyond the published holidays, and which years are not published yet. */
export function CalendarDays() {
  const t = useTranslations('requests.calendarDay')
  const { data } = useQuery(api.calendarDays.work.queryOptions())
  const years = data?.unknownYears ?? []
  return (
    <>
      <RecordScreen records={calendarDays} />
      {data && (
        <Alert mt="md" variant="light" color={years.length > 0 ? 'orange' : 'blue'} role="status">
          {years.length > 0
            ? t('unknown', { years: years.join('、') })
            : t('known', { from: String(yearOf(data.from)), to: String(yearOf(data.to)) })}
        </Alert>
      )}
    </>
  )
}

'use client'
import { ActionIcon, Box, Button, Group, Title } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconPlus, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { api } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { monthsOn } from '#lib/events/rules.ts'
import classes from './calendar.module.css'
import { calendarAddress, calendarAsk } from './calendar-address.ts'
import { CalendarAgenda } from './calendar-agenda.tsx'
import { CalendarGrid } from './calendar-grid.tsx'
import { eventRecords } from './event-fields.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })

/** What is on in a month: a grid of weeks, and a list of days on a phone. A click on a day logs an event on it. */
export function Calendar() {
  const t = useTranslations('events.calendar')
  const common = useTranslations('common.calendar')
  const [address, setAddress] = useQueryStates(calendarAddress, { history: 'push' })
  const { month, ask } = calendarAsk(address.month)
  const mayWrite = useAllowed('events.write')
  const [newOn, setNewOn] = useState<string | null>(null)
  const isDirty = useRef(false)
  const query = useQuery({ ...api.events.list.queryOptions({ input: ask }), placeholderData: keepPreviousData })
  const go = (by: number) => setAddress({ month: monthsOn(month, by) })
  const [year, at] = month.split('-').map(Number)
  const onNew = mayWrite ? setNewOn : undefined
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {t('title')}
      </Title>
      <PageTabs />
      <Group justify="space-between" mb="sm" gap="xs">
        <Group gap={4}>
          <ActionIcon variant="default" size={36} aria-label={common('previousMonth')} onClick={() => go(-1)}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Title order={2} size="h4" miw={120} ta="center" aria-live="polite">
            {t('month', { year: String(year), month: String(at) })}
          </Title>
          <ActionIcon variant="default" size={36} aria-label={common('nextMonth')} onClick={() => go(1)}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
          <Button variant="default" onClick={() => setAddress({ month: null })} className={classes.screenOnly}>
            {t('today')}
          </Button>
        </Group>
        <Group gap="xs" className={classes.screenOnly}>
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          {mayWrite && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setNewOn(dayIn(month))}>
              {t('add')}
            </Button>
          )}
        </Group>
      </Group>
      <Panel query={query}>
        {({ rows }) => (
          <>
            {/* both are drawn, and the style sheet shows one: the server does not know how wide the screen is */}
            <Box visibleFrom="sm">
              <CalendarGrid month={month} events={rows} onNew={onNew} />
            </Box>
            <Box hiddenFrom="sm">
              <CalendarAgenda month={month} events={rows} onNew={onNew} />
            </Box>
          </>
        )}
      </Panel>
      {newOn && <RecordDrawer records={recordsOn(newOn)} open={null} isDirty={isDirty} onClose={() => setNewOn(null)} />}
    </>
  )
}

const dayIn = (month: string): string => (today().startsWith(month) ? today() : `${month}-01`)

/** Events as a form on a day has them: what lies ahead is planned. */
const recordsOn = (day: string): Records<RecordRow> => ({
  ...(eventRecords as unknown as Records<RecordRow>),
  start: () => ({ kind: 'salon', status: day > today() ? 'planned' : 'held', heldOn: day }),
})

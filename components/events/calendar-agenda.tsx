'use client'
import { ActionIcon, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'next-intl'
import { CalendarEvent } from './calendar-event.tsx'
import type { Event } from './event-fields.tsx'

type Props = { month: string; events: readonly Event[]; onNew: ((day: string) => void) | undefined }

/** A month on a phone: the days that have something on, one below the other. */
export function CalendarAgenda({ month, events, onNew }: Props) {
  const t = useTranslations('events.calendar')
  const format = useFormatter()
  const days = [...new Set(events.map((event) => event.heldOn))].filter((day) => day.startsWith(month)).sort()
  if (days.length === 0) return <Text c="dimmed">{t('none')}</Text>
  return (
    <Stack gap="md">
      {days.map((day) => {
        const name = format.dateTime(new Date(`${day}T12:00:00+08:00`), { month: 'long', day: 'numeric', weekday: 'long' })
        return (
          <section key={day} aria-label={name}>
            <Group justify="space-between" mb={4}>
              <Title order={3} size="h6">
                {name}
              </Title>
              {onNew && (
                <ActionIcon variant="subtle" size={44} aria-label={t('newOn', { day: name })} onClick={() => onNew(day)}>
                  <IconPlus size={18} aria-hidden />
                </ActionIcon>
              )}
            </Group>
            {events
              .filter((event) => event.heldOn === day)
              .map((event) => (
                <CalendarEvent key={event.id} event={event} />
              ))}
          </section>
        )
      })}
    </Stack>
  )
}

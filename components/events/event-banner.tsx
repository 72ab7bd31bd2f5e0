'use client'
import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconCalendarEvent, IconCircleCheck, IconCircleX, IconFileAlert } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EvidenceAdd } from '#components/ui/evidence-add.tsx'
import type { EvidenceQueue } from '#components/ui/evidence-queue.ts'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import { today, yearOf } from '#lib/day.ts'
import type { Event } from './event-fields.tsx'

/** Whether an event counts, and if not, what to do about it: files to add, or its status to settle. */
export function EventBanner({ event, queue }: { event: Event; queue: EvidenceQueue }) {
  const t = useTranslations('events.page')
  const { text, color, Icon } = useStanding(event)
  return (
    <Alert color={color} variant="light" icon={<Icon aria-hidden />} role="status">
      <Stack gap="xs">
        <Text size="sm" fw={500}>
          {text}
        </Text>
        {event.status === 'held' && <ToFile event={event} queue={queue} label={t('upload')} />}
        {event.status === 'planned' && event.heldOn <= today() && <Settle event={event} />}
      </Stack>
    </Alert>
  )
}

function useStanding(event: Event) {
  const t = useTranslations('events.page')
  const kinds = useTranslations('enums.evidence')
  const { status, heldOn, missing } = event
  if (status === 'cancelled') return { text: t('cancelled'), color: 'gray', Icon: IconCircleX }
  if (status === 'planned')
    return heldOn < today()
      ? { text: t('overdue', { day: heldOn }), color: 'orange', Icon: IconCalendarEvent }
      : { text: t('planned'), color: 'blue', Icon: IconCalendarEvent }
  if (missing.length === 0) return { text: t('counts', { year: String(yearOf(heldOn)) }), color: 'teal', Icon: IconCircleCheck }
  return { text: t('lacks', { kinds: missing.map((kind) => kinds(kind)).join(t('and')) }), color: 'orange', Icon: IconFileAlert }
}

function ToFile({ event, queue, label }: { event: Event; queue: EvidenceQueue; label: string }) {
  const kinds = useTranslations('enums.evidence')
  const mayFile = useAllowed('evidence.write')
  if (!mayFile) return null
  return (
    <Group gap="sm" aria-label={label} role="group">
      {event.missing.map((kind) => (
        <Group key={kind} gap={6} wrap="nowrap">
          <Text size="sm">{kinds(kind)}</Text>
          <EvidenceAdd kind={kind} name={kinds(kind)} onFiles={(files) => void queue.send(queue.add(kind, files))} />
        </Group>
      ))}
    </Group>
  )
}

function Settle({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const mayWrite = useAllowed('events.write')
  const settle = useMutation({
    meta: { quiet: true },
    mutationFn: (status: 'held' | 'cancelled') => client.events.reviseMany({ rows: [{ id: event.id, version: event.version, status }] }),
  })
  if (!mayWrite) return null
  return (
    <>
      <ProblemNotice error={settle.error} />
      <Group gap="xs">
        <Button size="sm" loading={settle.isPending} onClick={() => settle.mutate('held')}>
          {t('held')}
        </Button>
        <Button size="sm" variant="default" disabled={settle.isPending} onClick={() => settle.mutate('cancelled')}>
          {t('wasCancelled')}
        </Button>
      </Group>
    </>
  )
}

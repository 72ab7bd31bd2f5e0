'use client'
import { Badge, Button, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconPrinter, IconUserCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { Picked } from '#components/ui/fields/picked.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { EventBanner } from './event-banner.tsx'
import { EventCosts } from './event-costs.tsx'
import { EventDetails } from './event-details.tsx'
import { type Event, eventRecords, statusTones } from './event-fields.tsx'
import { EventPhotos } from './event-photos.tsx'
import { useEventTime } from './event-time.ts'
import { Guests } from './guests.tsx'
import { kindPicks } from './kind-picks.ts'
import { matchesOf } from './match-fields.tsx'
import { Minutes } from './minutes.tsx'
import { signInsOf } from './sign-in-fields.tsx'

const records = eventRecords as unknown as Records<RecordRow>

/** All of one event: what it lacks before it counts, its plan, guests, evidence, costs and what came of it. */
export function EventPage({ id }: { id: string }) {
  const query = useQuery(api.events.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>{(event) => (event.removedAt ? <RemovedNotice records={records} row={event} /> : <Whole event={event} />)}</Panel>
  )
}

function Whole({ event }: { event: Event }) {
  const queue = useEvidenceQueue('events', event.id, [])
  const only = { eventId: { is: [event.id] } }
  return (
    <Stack gap="lg">
      <Head event={event} />
      <EventBanner event={event} queue={queue} />
      <Guests event={event} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" verticalSpacing="lg">
        <SubRecords records={signInsOf(event.id)} filters={only} />
        <Stack gap="lg">
          <EventPhotos id={event.id} />
          <EvidencePanel source="events" record={event} recordId={event.id} queue={queue} />
        </Stack>
        <Minutes event={event} />
        <EventDetails event={event} />
        <EventCosts event={event} />
        <SubRecords records={matchesOf(event.id)} filters={only} />
      </SimpleGrid>
    </Stack>
  )
}

function Head({ event }: { event: Event }) {
  const t = useTranslations('events.page')
  const enums = useTranslations('enums.eventStatus')
  const time = useEventTime()
  const mayWrite = useAllowed('events.write')
  return (
    <Stack gap="xs">
      <PageBack path="/events" text={t('back')} />
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex="1 1 18rem">
          <Title order={1} size="h3">
            {event.title}
          </Title>
          <Group gap="xs">
            <Badge variant="light" color={statusTones[event.status]} tt="none" autoContrast>
              {enums(event.status)}
            </Badge>
            <Text fz="sm">
              <Picked from={kindPicks} value={event.kind} otherwise={event.kindOf.name} />
              {' · '}
              {[time(event), event.venue].filter(Boolean).join(' · ')}
            </Text>
          </Group>
        </Stack>
        <Group gap="xs">
          {mayWrite && event.status !== 'cancelled' && (
            <Button
              component={Link}
              href={`/events/${event.id}/sign-in`}
              prefetch={false}
              leftSection={<IconUserCheck size={18} aria-hidden />}
            >
              {t('manySignIn')}
            </Button>
          )}
          {event.status !== 'cancelled' && (
            <Button
              component={Link}
              href={`/events/${event.id}/poster`}
              prefetch={false}
              variant="default"
              leftSection={<IconPrinter size={18} aria-hidden />}
            >
              {t('poster')}
            </Button>
          )}
          {mayWrite && <EditRecord records={records} id={event.id} text={t('edit')} />}
        </Group>
      </Group>
    </Stack>
  )
}

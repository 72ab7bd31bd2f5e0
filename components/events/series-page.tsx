'use client'
import { Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { type Event, eventRecords } from './event-fields.tsx'
import { countOf, type Series, seriesRecords } from './series-fields.tsx'

const records = seriesRecords as unknown as Records<RecordRow>

/** One series: its aim, how far it has come, and its events. */
export function SeriesPage({ id }: { id: string }) {
  const query = useQuery(api.eventSeries.get.queryOptions({ input: { id } }))
  return (
    <Panel query={query}>
      {(series) => (series.removedAt ? <RemovedNotice records={records} row={series} /> : <Whole series={series} />)}
    </Panel>
  )
}

const eventsOf = (seriesId: string): Records<Event> => ({
  ...eventRecords,
  fixed: { seriesId },
  fields: eventRecords.fields.filter(({ name }) => name !== 'seriesId'),
})

function Whole({ series }: { series: Series }) {
  const t = useTranslations('events')
  const mayWrite = useAllowed('events.write')
  const span = [series.startsOn, series.endsOn].filter(Boolean).join(' — ')
  const counts = { held: countOf(series, 'held'), open: countOf(series, 'planned'), cancelled: countOf(series, 'cancelled') }
  return (
    <Stack gap="md">
      <PageBack path="/events/series" text={t('series.title')} />
      <Group justify="space-between" align="flex-start">
        <Title order={1} size="h3">
          {series.name}
        </Title>
        {mayWrite && <EditRecord records={records} id={series.id} text={t('page.edit')} />}
      </Group>
      <div>
        {span && <Text fz="sm">{span}</Text>}
        <Text fz="sm" role="status">
          {t('series.progress', { planned: series.plannedCount === null ? 'none' : String(series.plannedCount), ...counts })}
        </Text>
      </div>
      {series.aim && <Text style={{ whiteSpace: 'pre-wrap' }}>{series.aim}</Text>}
      <SubRecords records={eventsOf(series.id)} filters={{ seriesId: { is: [series.id] } }} title={t('series.events')} />
    </Stack>
  )
}

'use client'
import { Anchor, Badge, Group, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordHistory } from '#components/ui/record-history.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { api } from '#lib/api.ts'
import { monthOf } from '#lib/inspections/rules.ts'
import type { Inspection } from '#lib/inspections/schema.ts'
import { inspectionRecords, stageTones } from './inspection-fields.tsx'
import { RectificationActions, RectificationLine } from './rectification.tsx'
import { roundPath } from './round-address.ts'

const records = inspectionRecords as unknown as Records<RecordRow>

/** One result: what was found, its photos, and of a failure what was done about it. */
export function InspectionPage({ id }: { id: string }) {
  const query = useQuery(api.inspections.get.queryOptions({ input: { id } }))
  return <Panel query={query}>{(row) => (row.removedAt ? <RemovedNotice records={records} row={row} /> : <Whole row={row} />)}</Panel>
}

function Whole({ row }: { row: Inspection }) {
  const t = useTranslations('inspections.page')
  const lacks = useTranslations('enums.inspectionLack')
  const queue = useEvidenceQueue('inspections', row.id, [])
  return (
    <Stack gap="lg" maw={880}>
      <Head row={row} />
      {row.missing.length > 0 && (
        <Text c="var(--mantine-color-error)" fz="sm">
          {t('lacks', { kinds: row.missing.map((kind) => lacks(kind)).join('、') })}
        </Text>
      )}
      <Title order={2} size="h5">
        {t(row.passed ? 'note' : 'failure')}
      </Title>
      {row.passed ? (
        <Text fz="sm" style={{ whiteSpace: 'pre-line' }}>
          {row.note ?? t('noNote')}
        </Text>
      ) : (
        <>
          <RectificationLine row={row} />
          <RectificationActions row={row} />
        </>
      )}
      <EvidencePanel source="inspections" record={row} recordId={row.id} queue={queue} />
      <RecordHistory records={records} row={row} />
    </Stack>
  )
}

function Head({ row }: { row: Inspection }) {
  const t = useTranslations('inspections')
  const stages = useTranslations('enums.inspectionStage')
  const mayWrite = useAllowed('inspections.write')
  return (
    <header>
      <PageBack path="/inspections" text={t('inspection.title')} />
      <Group justify="space-between" align="flex-start" mt={4} mb="xs" wrap="nowrap">
        <Title order={1} size="h3">
          {row.area} · {row.item}
        </Title>
        {mayWrite && <EditRecord records={records} id={row.id} text={t('page.edit')} />}
      </Group>
      <Group gap="xs">
        <Badge variant="light" color={row.passed ? 'teal' : 'orange'} tt="none" autoContrast>
          {t(row.passed ? 'round.pass' : 'round.fail')}
        </Badge>
        {row.stage && (
          <Badge variant="light" color={stageTones[row.stage]} tt="none" autoContrast>
            {stages(row.stage)}
          </Badge>
        )}
        <Text fz="sm">{[row.inspectedOn, row.inspectedBy].filter(Boolean).join(' · ')}</Text>
        <Anchor component={Link} href={roundPath(monthOf(row.inspectedOn), row.area)} prefetch={false} fz="sm" py={4}>
          {t('page.round')}
        </Anchor>
      </Group>
    </header>
  )
}

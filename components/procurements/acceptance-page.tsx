'use client'
import { Anchor, Button, Group, Stack } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { api } from '#lib/api.ts'
import type { Acceptance } from '#lib/procurements/schema.ts'
import { acceptances } from './acceptance-fields.tsx'
import { AcceptanceSheet } from './acceptance-sheet.tsx'
import { Comparison } from './comparison.tsx'

const records = acceptances as unknown as Records<RecordRow>

/** One acceptance: its sheet, its proof, and the way to a settlement by it. */
export function AcceptancePage({ id }: { id: string }) {
  const query = useQuery(api.acceptances.get.queryOptions({ input: { id } }))
  return <Panel query={query}>{(row) => (row.removedAt ? <RemovedNotice records={records} row={row} /> : <Whole row={row} />)}</Panel>
}

function Whole({ row }: { row: Acceptance }) {
  const t = useTranslations('procurements.page')
  const queue = useEvidenceQueue('acceptances', row.id, [])
  const mayWrite = useAllowed('contracts.write')
  const { contractId, procurementId } = row
  return (
    <Stack gap="lg">
      <Group justify="space-between" data-controls="">
        <PageBack path="/contracts/acceptances" text={t('backAcceptance')} />
        <Group gap="xs">
          {mayWrite && contractId && (
            <Button component={Link} href={`/contracts/${contractId}/settle?acceptance=${row.id}`} prefetch={false}>
              {t('settle')}
            </Button>
          )}
          {mayWrite && <EditRecord records={records} id={row.id} text={t('edit')} />}
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </Group>
      <AcceptanceSheet row={row} />
      <Stack gap="xl" data-controls="">
        <Links row={row} />
        {contractId ? <Comparison of={{ contractId }} /> : procurementId && <Comparison of={{ procurementId }} />}
        <EvidencePanel source="acceptances" record={row} recordId={row.id} queue={queue} />
      </Stack>
    </Stack>
  )
}

function Links({ row: { contractId, contract, procurementId, procurement } }: { row: Acceptance }) {
  return (
    <Group gap="lg">
      {contractId && contract && (
        <Anchor component={Link} href={`/contracts/${contractId}`} prefetch={false} fz="sm">
          {contract.name}
        </Anchor>
      )}
      {procurementId && procurement && (
        <Anchor component={Link} href={`/contracts/procurements/${procurementId}`} prefetch={false} fz="sm">
          {procurement.title}
        </Anchor>
      )}
    </Group>
  )
}

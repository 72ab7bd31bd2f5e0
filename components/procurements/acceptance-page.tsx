'use client'
import { Anchor, Button, Group, Stack } from '@mantine/core'
import { IconArrowLeft, IconPencil, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { api } from '#lib/api.ts'
import type { Acceptance } from '#lib/procurements/schema.ts'
import { acceptances } from './acceptance-fields.tsx'
import { AcceptanceSheet } from './acceptance-sheet.tsx'
import { Comparison } from './comparison.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
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
  const [isEditing, setEditing] = useState(false)
  const isDirty = useRef(false)
  const { contractId, procurementId } = row
  return (
    <Stack gap="lg">
      <Group justify="space-between" data-controls="">
        <Anchor component={Link} href="/contracts/acceptances" fz="sm" prefetch={false}>
          <Group gap={4} component="span" display="inline-flex">
            <IconArrowLeft size={16} aria-hidden /> {t('backAcceptance')}
          </Group>
        </Anchor>
        <Group gap="xs">
          {mayWrite && contractId && (
            <Button component={Link} href={`/contracts/${contractId}/settle?acceptance=${row.id}`} prefetch={false}>
              {t('settle')}
            </Button>
          )}
          {mayWrite && (
            <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
          )}
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
      {isEditing && (
        <RecordDrawer
          records={{ ...records, page: undefined } as unknown as Records<RecordRow>}
          open={row.id}
          isDirty={isDirty}
          onClose={() => setEditing(false)}
        />
      )}
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

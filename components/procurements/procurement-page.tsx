'use client'
import { Anchor, Stack, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo, useRef, useState } from 'react'
import { contracts as everyContract } from '#components/contracts/contract-fields.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api, type client } from '#lib/api.ts'
import { groupedYuan } from '#lib/money.ts'
import { itemsYuan } from '#lib/procurements/rules.ts'
import type { Procurement } from '#lib/procurements/schema.ts'
import { acceptancesOf } from './acceptance-fields.tsx'
import { Comparison } from './comparison.tsx'
import { ProcurementActions } from './procurement-actions.tsx'
import { procurementsOf } from './procurement-fields.tsx'
import { ProcurementNotice } from './procurement-notice.tsx'
import { ProcurementSheet } from './procurement-sheet.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
type Contract = Awaited<ReturnType<typeof client.contracts.get>>

/** One requirement: its sheet, its approval, and what came of it. */
export function ProcurementPage({ id }: { id: string }) {
  const query = useQuery(api.procurements.get.queryOptions({ input: { id } }))
  const contracts = useQuery(api.contracts.list.queryOptions({ input: { filters: { procurementId: { is: [id] } }, size: 200 } }))
  return (
    <Panel query={query}>
      {(row) =>
        row.removedAt ? (
          <RemovedNotice records={procurementsOf('') as unknown as Records<RecordRow>} row={row} />
        ) : (
          <Panel query={contracts}>{({ rows }) => <Whole row={row} contracts={rows} />}</Panel>
        )
      }
    </Panel>
  )
}

function Whole({ row, contracts }: { row: Procurement; contracts: Contract[] }) {
  const t = useTranslations('procurements.page')
  const queue = useEvidenceQueue('procurements', row.id, [])
  const [isLogging, setLogging] = useState(false)
  const isDirty = useRef(false)
  const only = useMemo(() => ({ procurementId: { is: [row.id] } }), [row.id])
  const contractId = contracts.length === 1 ? (contracts[0]?.id ?? null) : null
  const acceptances = useMemo(
    () => acceptancesOf({ fixed: 'procurementId', id: row.id, other: contractId }, row.items),
    [row.id, row.items, contractId],
  )
  return (
    <Stack gap="lg">
      <PageBack path="/contracts/procurements" text={t('back')} />
      <ProcurementActions row={row} onContract={() => setLogging(true)} />
      <div data-controls="">
        <ProcurementNotice items={row.items} budgetYuan={row.budgetYuan} subProject={row.subProject} requestedOn={row.requestedOn} />
      </div>
      <ProcurementSheet row={row} />
      <Stack gap="xl" data-controls="">
        <Contracts rows={contracts} />
        {row.status === 'approved' && <SubRecords records={acceptances} filters={only} />}
        <Comparison of={{ procurementId: row.id }} />
        <EvidencePanel source="procurements" record={row} recordId={row.id} queue={queue} />
      </Stack>
      {isLogging && (
        <RecordDrawer
          records={contractFor(row) as unknown as Records<RecordRow>}
          open={null}
          isDirty={isDirty}
          onClose={() => setLogging(false)}
        />
      )}
    </Stack>
  )
}

/** A new contract as the requirement asks for it; its lines come from the requirement's items. */
const contractFor = (row: Procurement): Records<Contract> => ({
  ...everyContract,
  fixed: { procurementId: row.id },
  fields: everyContract.fields.filter(({ name }) => name !== 'procurementId'),
  start: () => ({ name: row.title, subProject: row.subProject, amountYuan: itemsYuan(row.items) }),
})

function Contracts({ rows }: { rows: Contract[] }) {
  const t = useTranslations('procurements.page')
  return (
    <section aria-label={t('contracts')}>
      <Title order={2} size="h5" mb="xs">
        {t('contracts')}
      </Title>
      {rows.length === 0 ? (
        <Text fz="sm" c="dimmed">
          {t('noContracts')}
        </Text>
      ) : (
        <Table aria-label={t('contracts')} fz="sm">
          <Table.Tbody>
            {rows.map((contract) => (
              <Table.Tr key={contract.id}>
                <Table.Td>{contract.code}</Table.Td>
                <Table.Th scope="row" fw={400}>
                  <Anchor component={Link} href={`/contracts/${contract.id}`} prefetch={false} inherit underline="always">
                    {contract.name}
                  </Anchor>
                </Table.Th>
                <Table.Td ta="right">{groupedYuan(contract.totalYuan)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}

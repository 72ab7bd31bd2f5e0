'use client'
import { Grid, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { acceptancesOf } from '#components/procurements/acceptance-fields.tsx'
import { Comparison } from '#components/procurements/comparison.tsx'
import { EvidencePanel } from '#components/ui/evidence-panel.tsx'
import { useEvidenceQueue } from '#components/ui/evidence-queue.ts'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { latest } from '#lib/contracts/rules.ts'
import type { ContractLife } from '#lib/contracts/schema.ts'
import { amendmentsOf } from './amendment-records.ts'
import { type Contract, contracts } from './contract-fields.tsx'
import { ContractFigures } from './contract-figures.tsx'
import { ContractHead } from './contract-head.tsx'
import { ContractItems } from './contract-items.tsx'
import { ContractPayments } from './contract-payments.tsx'
import { ContractSteps } from './contract-steps.tsx'
import { Findings } from './findings.tsx'
import { settlementsOf } from './settlement-fields.tsx'

/** The whole life of one contract: terms, money, what is left of each ceiling, and what happened. */
export function ContractPage({ id }: { id: string }) {
  const contract = useQuery(api.contracts.get.queryOptions({ input: { id } }))
  const life = useQuery(api.contracts.life.queryOptions({ input: { id } }))
  return (
    <Panel query={contract}>
      {(row) =>
        row.removedAt ? (
          <RemovedNotice records={contracts as unknown as Records<RecordRow>} row={row} />
        ) : (
          <Panel query={life}>{(told) => <Whole contract={row} life={told} />}</Panel>
        )
      }
    </Panel>
  )
}

function Whole({ contract, life }: { contract: Contract; life: ContractLife }) {
  const { id, procurementId } = contract
  const queue = useEvidenceQueue('contracts', id, [])
  const filters = useMemo(() => ({ contractId: { is: [id] } }), [id])
  const amendments = useMemo(() => amendmentsOf(id), [id])
  const settlements = useMemo(() => settlementsOf(id), [id])
  const acceptances = useMemo(() => {
    const expected = life.items
      .flatMap(({ terms }) => latest(terms))
      .map(({ item, unit, maxQuantity }) => ({ item, unit, quantity: maxQuantity }))
    return acceptancesOf({ fixed: 'contractId', id, other: procurementId }, expected)
  }, [id, procurementId, life.items])
  return (
    <Stack gap="lg">
      <ContractHead contract={contract} openFindings={life.openFindings} />
      <ContractFigures contract={contract} life={life} />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 8 }}>
          <Stack gap="xl">
            <ContractItems contract={contract} life={life} />
            <Findings contractId={id} />
            <div id="amendments">
              <SubRecords records={amendments} filters={filters} />
            </div>
            <div id="settlements">
              <SubRecords records={settlements} filters={filters} readOnly />
            </div>
            <SubRecords records={acceptances} filters={filters} />
            <Comparison of={{ contractId: id }} />
            <ContractPayments contractId={id} life={life} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }}>
          <Stack gap="xl">
            <ContractSteps contract={contract} life={life} />
            <EvidencePanel source="contracts" record={contract} recordId={id} queue={queue} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  )
}

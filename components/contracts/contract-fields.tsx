'use client'
import { subProjects } from '#components/costs/cost-words.ts'
import { procurementReference } from '#components/procurements/procurement-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { contractInput } from '#lib/contracts/schema.ts'
import { ContractNotice } from './contract-notice.tsx'
import { settlementBasisWords, suppliers } from './contract-words.ts'
import { Findings } from './findings.tsx'

export type Contract = Awaited<ReturnType<typeof client.contracts.get>>

export const contracts: Records<Contract> = {
  texts: 'contracts.contract',
  write: 'contracts.write',
  titleOf: (row) => row.name,
  input: contractInput,
  yearly: true,
  importable: true,
  numbered: 'code',
  evidence: 'contracts',
  page: (row) => `/contracts/${row.id}`,
  list: (input) => api.contracts.list.queryOptions({ input }),
  get: (id) => api.contracts.get.queryOptions({ input: { id } }),
  operations: client.contracts,
  notice: ({ startsOn, endsOn, signedOn, settlementBasis }) => (
    <ContractNotice
      startsOn={String(startsOn)}
      endsOn={String(endsOn)}
      signedOn={String(signedOn)}
      settlementBasis={String(settlementBasis)}
    />
  ),
  beside: (row) => <Findings contractId={row.id} />,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'code', kind: 'text', wideOnly: true },
    { name: 'supplier', kind: 'text' },
    { name: 'totalYuan', kind: 'money' },
    { name: 'amountYuan', kind: 'money', isHidden: true },
    { name: 'signedOn', kind: 'day', wideOnly: true },
    { name: 'lastOn', kind: 'day' },
    { name: 'settledOn', kind: 'day', wideOnly: true },
    { name: 'openFindings', kind: 'whole', isHidden: true },
    { name: 'procurementId', kind: 'text', of: (row) => row.procurement?.code, path: 'procurement.code', isHidden: true },
    {
      name: 'findings',
      kind: 'choice',
      words: 'contractState',
      tones: { open: 'orange', clear: 'teal' },
      of: (row) => (row.openFindings > 0 ? 'open' : row.settledOn ? 'clear' : null),
    },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'code', kind: 'text' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'supplier', kind: 'suggest', from: suppliers, wide: true },
    { name: 'subProject', kind: 'suggest', from: subProjects },
    { name: 'signedOn', kind: 'day' },
    { name: 'startsOn', kind: 'day' },
    { name: 'endsOn', kind: 'day' },
    { name: 'settlementBasis', kind: 'suggest', from: settlementBasisWords, wide: true },
    { name: 'procurementId', kind: 'reference', to: procurementReference, wide: true, rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 合同 */
export const Contracts = () => <RecordScreen records={contracts} />

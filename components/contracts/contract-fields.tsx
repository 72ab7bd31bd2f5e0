'use client'
import { subProjects } from '#components/costs/cost-words.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { contractInput } from '#lib/contracts/schema.ts'
import { Findings } from './findings.tsx'

export type Contract = Awaited<ReturnType<typeof client.contracts.get>>

const contracts: Records<Contract> = {
  texts: 'contracts.contract',
  write: 'contracts.write',
  titleOf: (row) => row.name,
  input: contractInput,
  yearly: true,
  importable: true,
  numbered: 'code',
  evidence: 'contracts',
  list: (input) => api.contracts.list.queryOptions({ input }),
  get: (id) => api.contracts.get.queryOptions({ input: { id } }),
  operations: client.contracts,
  beside: (row) => <Findings findings={row.findings} />,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'code', kind: 'text', wideOnly: true },
    { name: 'supplier', kind: 'text' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'signedOn', kind: 'day' },
    { name: 'settledOn', kind: 'day', wideOnly: true },
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
    { name: 'supplier', kind: 'text', wide: true },
    { name: 'subProject', kind: 'suggest', from: subProjects },
    { name: 'signedOn', kind: 'day' },
    { name: 'startsOn', kind: 'day' },
    { name: 'endsOn', kind: 'day' },
    { name: 'settlementBasis', kind: 'text', rare: true, wide: true },
  ],
}

/** 合同 */
export const Contracts = () => <RecordScreen records={contracts} />

'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { contractLineInput } from '#lib/contracts/schema.ts'
import { contractReference } from './contract-reference.ts'

type ContractLine = Awaited<ReturnType<typeof client.contractLines.get>>

const contractLines: Records<ContractLine> = {
  texts: 'contracts.line',
  write: 'contracts.write',
  titleOf: (row) => `${row.contract.name} ${row.item}`,
  input: contractLineInput,
  yearly: false,
  importable: true,
  start: () => ({ lineNo: '1' }),
  list: (input) => api.contractLines.list.queryOptions({ input }),
  get: (id) => api.contractLines.get.queryOptions({ input: { id } }),
  operations: client.contractLines,
  columns: [
    { name: 'item', kind: 'text' },
    { name: 'contractId', kind: 'text', of: (row) => row.contract.name, path: 'contract.name' },
    { name: 'lineNo', kind: 'whole', wideOnly: true },
    { name: 'unit', kind: 'text' },
    { name: 'maxQuantity', kind: 'decimal' },
    { name: 'unitPriceYuan', kind: 'money' },
  ],
  fields: [
    { name: 'contractId', kind: 'reference', to: contractReference, wide: true },
    { name: 'item', kind: 'text', wide: true },
    { name: 'lineNo', kind: 'whole' },
    { name: 'unit', kind: 'text' },
    { name: 'maxQuantity', kind: 'decimal' },
    { name: 'unitPriceYuan', kind: 'decimal' },
  ],
}

/** 合同明细 */
export const ContractLines = () => <RecordScreen records={contractLines} />

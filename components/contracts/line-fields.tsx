'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { contractLineInput } from '#lib/contracts/schema.ts'
import { amendmentReference, amendmentReferenceOf } from './amendment-records.ts'
import { contractReference } from './contract-reference.ts'
import { lineItems, units } from './contract-words.ts'

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
    { name: 'amendmentId', kind: 'text', of: (row) => row.amendment?.code, path: 'amendment.code', wideOnly: true },
    { name: 'effectiveOn', kind: 'day', isHidden: true },
  ],
  fields: [
    { name: 'contractId', kind: 'reference', to: contractReference, wide: true },
    { name: 'item', kind: 'suggest', from: lineItems, wide: true },
    { name: 'lineNo', kind: 'whole' },
    { name: 'unit', kind: 'suggest', from: units },
    { name: 'maxQuantity', kind: 'decimal' },
    { name: 'unitPriceYuan', kind: 'decimal' },
    { name: 'amendmentId', kind: 'reference', to: amendmentReference, given: ['contractId'], wide: true },
  ],
}

/** The lines of one contract; a new one takes the number after `last`. */
export const linesOf = (contractId: string, last: number): Records<ContractLine> => ({
  ...contractLines,
  importable: false,
  fixed: { contractId },
  titleOf: (row) => row.item,
  start: () => ({ lineNo: String(last + 1) }),
  columns: contractLines.columns.filter(({ name }) => name !== 'contractId'),
  fields: [
    ...contractLines.fields.filter(({ name }) => name !== 'contractId' && name !== 'amendmentId'),
    { name: 'amendmentId', kind: 'reference', to: amendmentReferenceOf(contractId), wide: true },
  ],
})

/** 合同明细 */
export const ContractLines = () => <RecordScreen records={contractLines} />

'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { settlementInput } from '#lib/contracts/schema.ts'
import { today } from '#lib/day.ts'
import { contractReference } from './contract-reference.ts'

type Settlement = Awaited<ReturnType<typeof client.settlements.get>>

const settlements: Records<Settlement> = {
  texts: 'contracts.settlement',
  write: 'contracts.write',
  titleOf: (row) => `${row.contract.name} ${row.item}`,
  input: settlementInput,
  yearly: true,
  importable: true,
  numbered: 'code',
  start: () => ({ settledOn: today() }),
  list: (input) => api.settlements.list.queryOptions({ input }),
  get: (id) => api.settlements.get.queryOptions({ input: { id } }),
  operations: client.settlements,
  columns: [
    { name: 'item', kind: 'text' },
    { name: 'contractId', kind: 'text', of: (row) => row.contract.name, path: 'contract.name' },
    { name: 'settledOn', kind: 'day' },
    { name: 'quantity', kind: 'decimal' },
    { name: 'unitPriceYuan', kind: 'money', wideOnly: true },
    { name: 'amountYuan', kind: 'money' },
  ],
  fields: [
    { name: 'contractId', kind: 'reference', to: contractReference, wide: true },
    { name: 'item', kind: 'text', wide: true },
    { name: 'code', kind: 'text' },
    { name: 'settledOn', kind: 'day' },
    { name: 'quantity', kind: 'decimal' },
    { name: 'unit', kind: 'text' },
    { name: 'unitPriceYuan', kind: 'decimal' },
    { name: 'amountYuan', kind: 'money' },
  ],
}

/** 结算 */
export const Settlements = () => <RecordScreen records={settlements} />

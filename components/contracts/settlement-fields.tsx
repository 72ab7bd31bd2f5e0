'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { settlementInput } from '#lib/contracts/schema.ts'
import { today } from '#lib/day.ts'
import { contractReference } from './contract-reference.ts'
import { lineItems, units } from './contract-words.ts'
import { SettlementNotice } from './settlement-notice.tsx'

type Settlement = Awaited<ReturnType<typeof client.settlements.get>>

const settlements: Records<Settlement> = {
  texts: 'contracts.settlement',
  write: 'contracts.write',
  titleOf: (row) => `${row.code} ${row.item}`,
  input: settlementInput,
  yearly: true,
  importable: true,
  numbered: 'code',
  evidence: 'settlements',
  start: () => ({ settledOn: today() }),
  list: (input) => api.settlements.list.queryOptions({ input }),
  get: (id) => api.settlements.get.queryOptions({ input: { id } }),
  operations: client.settlements,
  notice: ({ quantity, unitPriceYuan, amountYuan }) => (
    <SettlementNotice quantity={String(quantity)} unitPriceYuan={String(unitPriceYuan)} amountYuan={String(amountYuan)} />
  ),
  columns: [
    { name: 'item', kind: 'text' },
    { name: 'code', kind: 'text', wideOnly: true },
    { name: 'contractId', kind: 'text', of: (row) => row.contract.name, path: 'contract.name' },
    { name: 'settledOn', kind: 'day' },
    { name: 'quantity', kind: 'decimal' },
    { name: 'unitPriceYuan', kind: 'money', wideOnly: true },
    { name: 'amountYuan', kind: 'money' },
  ],
  fields: [
    { name: 'contractId', kind: 'reference', to: contractReference, wide: true },
    { name: 'item', kind: 'suggest', from: lineItems, wide: true },
    { name: 'code', kind: 'text' },
    { name: 'settledOn', kind: 'day' },
    { name: 'quantity', kind: 'decimal' },
    { name: 'unit', kind: 'suggest', from: units },
    { name: 'unitPriceYuan', kind: 'decimal' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** The settlements of one contract, on its page; new ones are entered as a sheet. */
export const settlementsOf = (contractId: string): Records<Settlement> => ({
  ...settlements,
  importable: false,
  fixed: { contractId },
  order: [{ by: 'settledOn', descending: false }],
  columns: settlements.columns.filter(({ name }) => name !== 'contractId'),
  fields: settlements.fields.filter(({ name }) => name !== 'contractId'),
})

/** 结算 */
export const Settlements = () => <RecordScreen records={settlements} />

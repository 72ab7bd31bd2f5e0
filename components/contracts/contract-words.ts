import type { Suggestions } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'
import { settlementBases } from '#lib/contracts/rules.ts'

/** How contracts are settled: the usual ways, and those that were written before. */
export const settlementBasisWords: Suggestions = {
  name: 'settlementBases',
  find: async () => [...settlementBases, ...(await client.contracts.list({ size: 200 })).rows.flatMap((row) => row.settlementBasis ?? [])],
}
/** Suppliers that the house has contracts with. */
export const suppliers: Suggestions = {
  name: 'suppliers',
  find: async () => (await client.contracts.list({ size: 200 })).rows.map((row) => row.supplier),
}
/** Units that contracts count in. */
export const units: Suggestions = {
  name: 'contractUnits',
  find: async () => (await client.contractLines.list({ size: 200 })).rows.map((row) => row.unit),
}
/** What contracts are about. */
export const lineItems: Suggestions = {
  name: 'contractItems',
  find: async () => (await client.contractLines.list({ size: 200 })).rows.map((row) => row.item),
}

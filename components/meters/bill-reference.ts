import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'

type Bill = Awaited<ReturnType<typeof client.bills.get>>
const labelOf = ({ meterCode, startsOn, endsOn, billNo }: Bill) =>
  [meterCode, `${startsOn} – ${endsOn}`, billNo].filter(Boolean).join(' · ')

/** A supplier's bill, found by meter or number. */
export const billReference: Reference = {
  name: 'bills',
  find: async (search) =>
    (await client.bills.list({ search, size: 20 })).rows.map((bill) => ({ value: bill.id, label: labelOf(bill), hint: bill.amountYuan })),
  labelOf: async (id) => labelOf(await client.bills.get({ id })),
}

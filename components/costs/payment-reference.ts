import type { Reference } from '#components/ui/records.ts'
import { client } from '#lib/api.ts'
import { groupedYuan } from '#lib/money.ts'

/** A payment that money came back from, found by its summary, payee or invoice. */
export const paymentReference: Reference = {
  name: 'payments',
  find: async (search) =>
    (await client.payments.list({ search, size: 20, filters: { amountYuan: { from: '0.01' } } })).rows.map((row) => ({
      value: row.id,
      label: row.summary,
      hint: [row.paidOn, groupedYuan(row.amountYuan)].filter(Boolean).join(' · '),
    })),
  labelOf: async (id) => (await client.payments.get({ id })).summary,
}

'use client'
import { contractReference } from '#components/contracts/contract-reference.ts'
import { eventReference } from '#components/events/event-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { paymentEvidence, paymentInput } from '#lib/costs/schema.ts'
import { today } from '#lib/day.ts'
import { costCategories, subProjects } from './cost-words.ts'

type Payment = Awaited<ReturnType<typeof client.payments.get>>

const payments: Records<Payment> = {
  texts: 'costs.payment',
  write: 'costs.write',
  titleOf: (row) => row.summary,
  input: paymentInput,
  yearly: true,
  importable: true,
  evidence: 'payments',
  start: () => ({ paidOn: today(), accrualMonth: `${today().slice(0, 7)}-01` }),
  list: (input) => api.payments.list.queryOptions({ input }),
  get: (id) => api.payments.get.queryOptions({ input: { id } }),
  operations: client.payments,
  columns: [
    { name: 'summary', kind: 'text' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'paidOn', kind: 'day' },
    { name: 'accrualMonth', kind: 'month' },
    { name: 'subProject', kind: 'text' },
    { name: 'category', kind: 'text', wideOnly: true },
    { name: 'contractId', kind: 'text', of: (row) => row.contract?.code, path: 'contract.code', isHidden: true },
    { name: 'eventId', kind: 'text', of: (row) => row.event?.title, path: 'event.title', isHidden: true },
    {
      name: 'evidence',
      kind: 'evidence',
      words: 'evidence',
      of: (row) => paymentEvidence.filter((kind) => !row.evidence.includes(kind)),
    },
  ],
  fields: [
    { name: 'summary', kind: 'text', wide: true },
    { name: 'amountYuan', kind: 'money' },
    { name: 'paidOn', kind: 'day' },
    { name: 'subProject', kind: 'suggest', from: subProjects },
    { name: 'category', kind: 'suggest', from: costCategories },
    { name: 'accrualMonth', kind: 'month' },
    { name: 'invoiceNo', kind: 'text' },
    { name: 'contractId', kind: 'reference', to: contractReference, wide: true },
    { name: 'eventId', kind: 'reference', to: eventReference, wide: true, rare: true },
  ],
}

/** The payments made for one event, on its page. */
export const paymentsOf = (eventId: string): Records<Payment> => ({
  ...payments,
  importable: false,
  fixed: { eventId },
  columns: payments.columns.filter(({ name }) => ['summary', 'amountYuan', 'paidOn'].includes(name)),
  fields: payments.fields.filter(({ name }) => name !== 'eventId'),
})

/** 支出 */
export const Payments = () => <RecordScreen records={payments} />

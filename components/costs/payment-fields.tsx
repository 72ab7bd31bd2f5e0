'use client'
import { contractReference } from '#components/contracts/contract-reference.ts'
import { eventReference } from '#components/events/event-reference.ts'
import { billReference } from '#components/meters/bill-reference.ts'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Field, RecordRow, Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { paymentInput } from '#lib/costs/schema.ts'
import { lastOfMonth, today } from '#lib/day.ts'
import { costCategories, payees, subProjects } from './cost-words.ts'
import { PaymentNotice } from './payment-notice.tsx'
import { paymentReference } from './payment-reference.ts'
import { Vouchers } from './vouchers.tsx'

export type Payment = Awaited<ReturnType<typeof client.payments.get>>

/** What a payment takes over from its contract where that is not typed yet. */
const fromContract = async (id: string) => {
  const { subProject, supplier } = await client.contracts.get({ id })
  return { subProject, payee: supplier }
}
const firstOfMonth = () => `${today().slice(0, 7)}-01`

const fields: Field[] = [
  { name: 'summary', kind: 'text', wide: true },
  { name: 'amountYuan', kind: 'money' },
  { name: 'paidOn', kind: 'day' },
  { name: 'contractId', kind: 'reference', to: contractReference, wide: true, brings: fromContract },
  { name: 'subProject', kind: 'suggest', from: subProjects },
  { name: 'category', kind: 'suggest', from: costCategories },
  { name: 'accrualMonth', kind: 'month' },
  { name: 'invoiceNo', kind: 'text' },
  { name: 'payee', kind: 'suggest', from: payees, wide: true },
  { name: 'eventId', kind: 'reference', to: eventReference, wide: true, rare: true },
  { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true, rare: true },
  { name: 'refundOfId', kind: 'reference', to: paymentReference, wide: true, rare: true },
  { name: 'billId', kind: 'reference', to: billReference, wide: true, rare: true },
  { name: 'note', kind: 'long', rare: true },
]

export const paymentRecords: Records<Payment> = {
  texts: 'costs.payment',
  write: 'costs.write',
  titleOf: (row) => row.summary,
  input: paymentInput,
  yearly: true,
  importable: true,
  evidence: 'payments',
  Evidence: Vouchers,
  page: (row) => `/costs/payments/${row.id}`,
  start: () => ({ paidOn: today(), accrualMonth: firstOfMonth() }),
  list: (input) => api.payments.list.queryOptions({ input }),
  get: (id) => api.payments.get.queryOptions({ input: { id } }),
  operations: client.payments,
  notice: (values, id) => <PaymentNotice values={values} id={id} />,
  quick: [
    { name: 'missing', filters: () => ({ missing: { isEmpty: false } }) },
    { name: 'unpaid', filters: () => ({ paidOn: { isEmpty: true } }) },
    { name: 'month', filters: () => ({ accrualMonth: { from: firstOfMonth(), to: lastOfMonth(today()) } }) },
  ],
  columns: [
    { name: 'summary', kind: 'text' },
    { name: 'amountYuan', kind: 'money' },
    { name: 'paidOn', kind: 'day' },
    { name: 'accrualMonth', kind: 'month' },
    { name: 'subProject', kind: 'text' },
    { name: 'category', kind: 'text', wideOnly: true },
    { name: 'contractId', kind: 'text', of: (row) => row.contract?.code, path: 'contract.code', isHidden: true },
    { name: 'eventId', kind: 'text', of: (row) => row.event?.title, path: 'event.title', isHidden: true },
    { name: 'organisationId', kind: 'text', of: (row) => row.organisation?.name, path: 'organisation.name', isHidden: true },
    { name: 'refundOfId', kind: 'text', of: (row) => row.refundOf?.summary, path: 'refundOf.summary', isHidden: true },
    { name: 'billId', kind: 'text', of: (row) => row.bill?.meterCode, path: 'bill.meterCode', isHidden: true },
    { name: 'budgetYear', kind: 'whole', isHidden: true },
    {
      name: 'missing',
      kind: 'evidence',
      words: 'evidence',
      tones: { approval: 'orange', invoice: 'orange', acceptance: 'orange', receipt: 'orange' },
      of: (row) => row.missing,
      path: 'missing',
    },
  ],
  fields,
}

const few = ['summary', 'amountYuan', 'paidOn']
/** The payments of another record, on its page: what they have in common is fixed. */
const belonging = (
  fixed: Record<string, unknown>,
): Pick<Records<Payment>, 'importable' | 'quick' | 'fixed' | 'columns' | 'fields' | 'notice'> => ({
  importable: false,
  quick: [],
  fixed,
  columns: paymentRecords.columns.filter(({ name }) => few.includes(name)),
  fields: fields.filter(({ name }) => !(name in fixed)),
  notice: (values, id) => <PaymentNotice values={values} fixed={fixed} id={id} />,
})

/** The payments made for one event, on its page. */
export const paymentsOf = (eventId: string): Records<Payment> => ({ ...paymentRecords, ...belonging({ eventId }) })

/** The payments made for one bill, on its page. */
export const paymentsForBill = (billId: string): Records<Payment> => ({ ...paymentRecords, ...belonging({ billId }) })

/** What comes back of one payment: a new one begins with all of it, as a negative amount of today. */
export function refundsOf(payment: Payment, summary: string): Records<Payment> {
  const taken = Object.fromEntries(
    fields.flatMap(({ name }) => {
      const value = (payment as unknown as Record<string, unknown>)[name]
      return typeof value === 'string' && !['invoiceNo', 'note'].includes(name) ? [[name, value]] : []
    }),
  )
  return {
    ...paymentRecords,
    ...belonging({ refundOfId: payment.id }),
    texts: 'costs.refund',
    start: () => ({ ...taken, summary, amountYuan: `-${payment.amountYuan}`, paidOn: today(), accrualMonth: payment.accrualMonth }),
  }
}

/** Payments as any kind of record, for what is drawn for all of them. */
export const anyPayments = paymentRecords as unknown as Records<RecordRow>

/** 支出 */
export const Payments = () => <RecordScreen records={paymentRecords} />

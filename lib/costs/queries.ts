import { recordQueries } from '../record.ts'
import { allocationRuleInput, allocationRuleView, paymentInput, paymentView } from './schema.ts'

export const paymentKind = {
  model: 'payment',
  read: 'costs.read',
  write: 'costs.write',
  input: paymentInput,
  view: paymentView,
  search: ['summary', 'category', 'subProject', 'invoiceNo', 'payee'],
  by: 'accrualMonth',
  include: {
    contract: { select: { code: true, supplier: true } },
    event: { select: { title: true } },
    organisation: { select: { name: true } },
    refundOf: { select: { summary: true } },
    bill: { select: { meterCode: true } },
  },
} as const
export const paymentQueries = recordQueries(paymentKind)

export const allocationRuleKind = {
  model: 'allocationRule',
  read: 'costs.read',
  write: 'budget.write',
  input: allocationRuleInput,
  view: allocationRuleView,
  search: ['category'],
  by: 'createdAt',
} as const
export const allocationRuleQueries = recordQueries(allocationRuleKind)

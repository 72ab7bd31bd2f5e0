import { recordQueries } from '../record.ts'
import { usageOf } from './rules.ts'
import { budgetLineInput, budgetLineView, meterReadingInput, meterReadingView, paymentInput, paymentView } from './schema.ts'

export const budgetLineKind = {
  model: 'budgetLine',
  read: 'costs.read',
  write: 'costs.write',
  input: budgetLineInput,
  view: budgetLineView,
  search: ['subProject'],
  by: 'year',
} as const
export const budgetLineQueries = recordQueries(budgetLineKind)

export const paymentKind = {
  model: 'payment',
  read: 'costs.read',
  write: 'costs.write',
  input: paymentInput,
  view: paymentView,
  search: ['summary', 'category', 'subProject', 'invoiceNo'],
  by: 'accrualMonth',
  include: { contract: { select: { code: true } }, event: { select: { title: true } } },
} as const
export const paymentQueries = recordQueries(paymentKind)

export const meterReadingKind = {
  model: 'meterReading',
  read: 'costs.read',
  write: 'costs.write',
  input: meterReadingInput,
  view: meterReadingView,
  search: ['meterCode', 'reader'],
  by: 'readOn',
  derive: usageOf,
} as const
export const meterReadingQueries = recordQueries(meterReadingKind)

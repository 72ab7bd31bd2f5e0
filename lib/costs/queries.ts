import { z } from 'zod'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { checkOf } from './check.ts'
import { allocationRuleInput, allocationRuleView, checkInput, checkView, paymentInput, paymentView } from './schema.ts'

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

/** What should be looked at before a payment is saved, and what is left of its budget then. */
export const checkPayment = query('costs.read')
  .input(checkInput)
  .output(checkView)
  .handler(({ input, context: { db } }) => checkOf(db, input))

/** Who was paid before, and suppliers of contracts. */
export const listPayees = query('costs.read')
  .output(z.array(z.string()))
  .handler(async ({ context: { db } }) => {
    const found = await db.$queryRaw<{ name: string }[]>`
      select payee as name from payments where payee is not null and removed_at is null
      union select supplier from contracts where removed_at is null order by 1 limit 1000`
    return found.map(({ name }) => name)
  })

/** The kinds of cost that were paid before, the most frequent first. */
export const listCategories = query('costs.read')
  .output(z.array(z.string()))
  .handler(async ({ context: { db } }) => {
    const found = await db.payment.groupBy({
      by: ['category'],
      where: { removedAt: null },
      orderBy: { _count: { category: 'desc' } },
      take: 200,
    })
    return found.map(({ category }) => category)
  })

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

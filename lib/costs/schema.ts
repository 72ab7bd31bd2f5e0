import { z } from 'zod'
import { changeYuanText, dayText, longText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

/** 审批单 发票 合同或验收 支付回单 */
export const paymentEvidence = ['approval', 'invoice', 'acceptance', 'receipt'] as const

export const paymentInput = z.object({
  id: recordId,
  subProject: shortText,
  category: shortText,
  summary: shortText,
  /** Negative where it gives money back. */
  amountYuan: changeYuanText,
  paidOn: dayText.nullable(),
  accrualMonth: dayText,
  contractId: recordId.nullable(),
  eventId: recordId.nullable(),
  invoiceNo: shortText.nullable(),
  payee: shortText.nullable(),
  organisationId: recordId.nullable(),
  refundOfId: recordId.nullable(),
  billId: recordId.nullable(),
  note: longText.nullable(),
})
export const paymentView = paymentInput.extend(recordBase.shape).extend({
  budgetYear: z.int(),
  evidence: z.array(z.string()),
  declared: z.array(z.string()),
  missing: z.array(z.string()),
  contract: z.object({ code: z.string(), supplier: z.string() }).nullable(),
  event: z.object({ title: z.string() }).nullable(),
  organisation: z.object({ name: z.string() }).nullable(),
  refundOf: z.object({ summary: z.string() }).nullable(),
  bill: z.object({ meterCode: z.string() }).nullable(),
})

/** What a payment is checked by while it is typed: as far as it is there. */
export const checkInput = z.object({
  id: recordId,
  subProject: z.string().trim().max(200),
  amountYuan: yuanText.nullable(),
  paidOn: dayText.nullable(),
  accrualMonth: dayText.nullable(),
  contractId: recordId.nullable(),
  invoiceNo: z.string().trim().max(200).nullable(),
  refundOfId: recordId.nullable(),
})
export type PaymentCheckInput = z.infer<typeof checkInput>
/** What somebody should look at before saving; `errors` refuse it, the rest is said. */
export const paymentWarnings = [
  'not_in_budget',
  'month_outside_term',
  'day_outside_term',
  'before_signing',
  'over_contract',
  'invoice_seen',
  'month_far',
  'negative',
  'refund_beyond',
] as const
export const checkView = z.object({
  /** How the sub-project stands with this payment. */
  budget: z
    .object({
      year: z.int(),
      subProject: z.string(),
      adjustedYuan: z.string(),
      leftYuan: z.string(),
      usedPercent: z.string().nullable(),
      state: z.enum(['well', 'near', 'over']),
      control: z.enum(['stop', 'warn']),
    })
    .nullable(),
  warnings: z.array(
    z.object({
      code: z.enum(paymentWarnings),
      params: z.record(z.string(), z.string()),
      /** Payments that it speaks of. */
      payments: z.array(z.object({ id: recordId, summary: z.string() })),
    }),
  ),
})
export type PaymentCheck = z.infer<typeof checkView>

/** How the shared payments of a category are divided among the residents: by ㎡, by people, evenly, or not at all. */
export const allocationBases = ['area', 'headcount', 'equal', 'none'] as const
export const allocationRuleInput = z.object({
  id: recordId,
  category: shortText,
  basis: z.enum(allocationBases),
  note: longText.nullable(),
})
export const allocationRuleView = allocationRuleInput.extend(recordBase.shape)

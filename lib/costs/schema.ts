import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

/** 审批单 发票 合同或验收 支付回单 */
export const paymentEvidence = ['approval', 'invoice', 'acceptance', 'receipt'] as const

export const paymentInput = z.object({
  id: recordId,
  subProject: shortText,
  category: shortText,
  summary: shortText,
  /** Negative where it gives money back. */
  amountYuan: yuanText,
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
  contract: z.object({ code: z.string(), supplier: z.string() }).nullable(),
  event: z.object({ title: z.string() }).nullable(),
  organisation: z.object({ name: z.string() }).nullable(),
  refundOf: z.object({ summary: z.string() }).nullable(),
  bill: z.object({ meterCode: z.string() }).nullable(),
})

/** How the shared payments of a category are divided among the residents: by ㎡, by people, evenly, or not at all. */
export const allocationBases = ['area', 'headcount', 'equal', 'none'] as const
export const allocationRuleInput = z.object({
  id: recordId,
  category: shortText,
  basis: z.enum(allocationBases),
  note: longText.nullable(),
})
export const allocationRuleView = allocationRuleInput.extend(recordBase.shape)

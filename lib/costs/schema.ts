import { z } from 'zod'
import { dayText, decimalText, quantityText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

/** 审批单 发票 合同或验收 支付回单 */
export const paymentEvidence = ['approval', 'invoice', 'acceptance', 'receipt'] as const
/** 电 水 */
export const meterKinds = ['electricity', 'water'] as const

export const budgetLineInput = z.object({
  id: recordId,
  year: z.int().min(2000).max(2099),
  level1: shortText,
  level2: shortText,
  subProject: shortText,
  initialYuan: yuanText,
  adjustedYuan: yuanText,
})
export const budgetLineView = budgetLineInput.extend(recordBase.shape)

export const paymentInput = z.object({
  id: recordId,
  subProject: shortText,
  category: shortText,
  summary: shortText,
  amountYuan: yuanText,
  paidOn: dayText.nullable(),
  accrualMonth: dayText,
  contractId: recordId.nullable(),
  eventId: recordId.nullable(),
  invoiceNo: shortText.nullable(),
})
export const paymentView = paymentInput.extend(recordBase.shape).extend({
  evidence: z.array(z.string()),
  declared: z.array(z.string()),
  contract: z.object({ code: z.string() }).nullable(),
  event: z.object({ title: z.string() }).nullable(),
})

export const meterReadingInput = z.object({
  id: recordId,
  meterCode: shortText,
  kind: z.enum(meterKinds),
  readOn: dayText,
  previous: quantityText,
  current: quantityText,
  multiplier: quantityText,
  unitPriceYuan: decimalText.nullable(),
  amountYuan: yuanText.nullable(),
  reader: shortText.nullable(),
})
export const meterReadingView = meterReadingInput.extend(recordBase.shape).extend({ usage: z.string() })

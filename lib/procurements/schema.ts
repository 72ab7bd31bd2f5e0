import { z } from 'zod'
import { dayText, decimalText, longText, quantityText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

/** 比选询价 直接采购 公开招标 框架协议 */
export const procurementMethods = ['quotation', 'direct', 'tender', 'framework'] as const
export const procurementStatuses = ['draft', 'approved', 'cancelled'] as const
/** 合格 有条件合格 不合格 */
export const acceptanceConclusions = ['passed', 'conditional', 'failed'] as const

/** One thing to buy. */
export const procurementItem = z.object({
  item: shortText,
  specification: z.string().trim().max(500),
  unit: shortText,
  quantity: quantityText,
  unitPriceYuan: decimalText,
})
export const procurementInput = z.object({
  id: recordId,
  code: shortText,
  title: shortText,
  subProject: shortText,
  purpose: longText.min(1),
  budgetYuan: yuanText,
  method: z.enum(procurementMethods),
  requestedBy: shortText,
  requestedOn: dayText,
  neededOn: dayText.nullable(),
  items: z.array(procurementItem).max(100),
  acceptanceCriteria: longText.min(1),
})
export const procurementView = procurementInput.extend(recordBase.shape).extend({
  status: z.enum(procurementStatuses),
  approvedOn: dayText.nullable(),
  approvedBy: z.string().nullable(),
})

/** What came of one thing that was bought. */
export const acceptanceResult = z.object({
  item: shortText,
  unit: shortText,
  quantity: quantityText,
  passes: z.boolean(),
  note: z.string().trim().max(500),
})
export const acceptanceInput = z.object({
  id: recordId,
  procurementId: recordId.nullable(),
  contractId: recordId.nullable(),
  code: shortText,
  acceptedOn: dayText,
  acceptedBy: shortText,
  results: z.array(acceptanceResult).max(100),
  conclusion: z.enum(acceptanceConclusions),
  note: longText.nullable(),
})
export const acceptanceView = acceptanceInput.extend(recordBase.shape).extend({
  procurement: z.object({ title: z.string() }).nullable(),
  contract: z.object({ name: z.string() }).nullable(),
})

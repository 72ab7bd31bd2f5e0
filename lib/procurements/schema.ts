import { z } from 'zod'
import { dayText, decimalText, longText, notNegative, quantityText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

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
  quantity: notNegative(quantityText),
  unitPriceYuan: notNegative(decimalText),
})
export const procurementInput = z.object({
  id: recordId,
  code: shortText,
  title: shortText,
  subProject: shortText,
  purpose: longText.min(1),
  budgetYuan: notNegative(yuanText),
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

export type ProcurementItem = z.infer<typeof procurementItem>
export type Procurement = z.infer<typeof procurementView>

/** What came of one thing that was bought. */
export const acceptanceResult = z.object({
  item: shortText,
  unit: shortText,
  quantity: notNegative(quantityText),
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
export type AcceptanceResult = z.infer<typeof acceptanceResult>
export type Acceptance = z.infer<typeof acceptanceView>

/** What a year's budget of a sub-project has left for a requirement, in yuan. */
export const budgetLeft = z.object({ year: z.int(), adjustedYuan: z.string(), paidYuan: z.string(), leftYuan: z.string() }).nullable()

/** Ways in which requirement, contract, acceptance and settlement of one item differ. */
export const comparisonFlags = [
  'not_required',
  'not_contracted',
  'over_required',
  'accepted_over',
  'settled_over_accepted',
  'not_settled',
] as const
export const comparisonRow = z.object({
  item: z.string(),
  unit: z.string(),
  required: z.string().nullable(),
  contracted: z.string().nullable(),
  accepted: z.string().nullable(),
  settled: z.string().nullable(),
  flags: z.array(z.enum(comparisonFlags)),
})
export type ComparisonRow = z.infer<typeof comparisonRow>

import { z } from 'zod'
import { dayText, decimalText, longText, quantityText, recordBase, recordId, shortText, yuanText } from '../shapes.ts'

export const contractInput = z.object({
  id: recordId,
  code: shortText,
  name: shortText,
  subProject: shortText,
  supplier: shortText,
  amountYuan: yuanText,
  signedOn: dayText.nullable(),
  startsOn: dayText.nullable(),
  endsOn: dayText.nullable(),
  settlementBasis: shortText.nullable(),
  procurementId: recordId.nullable(),
  note: longText.nullable(),
})
export const findingView = z.object({
  id: recordId,
  kind: z.string(),
  subject: z.string(),
  openedAt: z.iso.datetime(),
  resolvedAt: z.iso.datetime().nullable(),
  resolvedBy: z.string().nullable(),
  note: z.string().nullable(),
})
export const contractView = contractInput.extend(recordBase.shape).extend({
  /** With its amendments: the amount in yuan, and the last day. */
  totalYuan: z.string(),
  lastOn: dayText.nullable(),
  settledOn: dayText.nullable(),
  openFindings: z.int(),
  findings: z.array(findingView),
  procurement: z.object({ code: z.string(), title: z.string() }).nullable(),
})

export const contractLineInput = z.object({
  id: recordId,
  contractId: recordId,
  lineNo: z.int().min(1).max(999),
  item: shortText,
  unit: shortText,
  maxQuantity: quantityText,
  unitPriceYuan: decimalText,
  amendmentId: recordId.nullable(),
})
export const contractLineView = contractLineInput.extend(recordBase.shape).extend({
  effectiveOn: dayText.nullable(),
  contract: z.object({ name: z.string() }),
  amendment: z.object({ code: z.string() }).nullable(),
})

/** 补充协议: what it changes of amount and term, and from which day; its lines hang on it. */
export const contractAmendmentInput = z.object({
  id: recordId,
  contractId: recordId,
  code: shortText,
  signedOn: dayText.nullable(),
  effectiveOn: dayText,
  amountChangeYuan: yuanText,
  newEndsOn: dayText.nullable(),
  reason: shortText,
})
export const contractAmendmentView = contractAmendmentInput.extend(recordBase.shape).extend({ contract: z.object({ name: z.string() }) })

export const settlementInput = z.object({
  id: recordId,
  contractId: recordId,
  code: shortText,
  item: shortText,
  unit: shortText,
  quantity: quantityText,
  unitPriceYuan: decimalText,
  amountYuan: yuanText,
  settledOn: dayText,
  note: longText.nullable(),
})
export const settlementView = settlementInput.extend(recordBase.shape).extend({ contract: z.object({ name: z.string() }) })

/** A finding is settled by a person only with a note that says why. */
export const resolveFindingInput = z.object({ id: recordId, note: longText.min(1) })

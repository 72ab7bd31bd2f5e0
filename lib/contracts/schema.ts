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
})
export const findingView = z.object({
  id: recordId,
  kind: z.string(),
  subject: z.string(),
  resolvedAt: z.iso.datetime().nullable(),
  note: z.string().nullable(),
})
export const contractView = contractInput.extend(recordBase.shape).extend({
  settledOn: dayText.nullable(),
  openFindings: z.int(),
  findings: z.array(findingView),
})

export const contractLineInput = z.object({
  id: recordId,
  contractId: recordId,
  lineNo: z.int().min(1).max(999),
  item: shortText,
  unit: shortText,
  maxQuantity: quantityText,
  unitPriceYuan: decimalText,
})
export const contractLineView = contractLineInput.extend(recordBase.shape).extend({ contract: z.object({ name: z.string() }) })

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
})
export const settlementView = settlementInput.extend(recordBase.shape).extend({ contract: z.object({ name: z.string() }) })

/** A finding is settled by a person only with a note that says why. */
export const resolveFindingInput = z.object({ id: recordId, note: longText.min(1) })

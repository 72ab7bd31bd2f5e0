import { z } from 'zod'
import { dayText, recordBase, recordId, shortText } from '../shapes.ts'

export const policyInput = z.object({
  id: recordId,
  name: shortText,
  required: z.boolean(),
  requiredFrom: dayText,
  issuedOn: dayText.nullable(),
  repealedOn: dayText.nullable(),
  documentNumber: shortText.nullable(),
})
export const policyView = policyInput.extend(recordBase.shape)

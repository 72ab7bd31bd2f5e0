import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText } from '../shapes.ts'
import { isDocumentNumber, policyStates, tidyDocumentNumber, tidyName } from './rules.ts'

const numberText = z
  .string()
  .overwrite(tidyDocumentNumber)
  .max(200)
  .refine(isDocumentNumber, { params: { reason: 'documentNumber' } })

export const policyInput = z.object({
  id: recordId,
  name: shortText.overwrite(tidyName),
  category: shortText.nullable(),
  required: z.boolean(),
  requiredFrom: dayText,
  requiredEndsOn: dayText.nullable(),
  responsible: shortText.nullable(),
  basis: longText.nullable(),
  reviewDueOn: dayText.nullable(),
  /** Of the latest version: a later day of issue than that makes a new one. Forms log versions instead. */
  issuedOn: dayText.nullable().optional(),
  repealedOn: dayText.nullable().optional(),
  documentNumber: numberText.nullable().optional(),
})
export const policyView = policyInput.extend(recordBase.shape).extend({
  issuedOn: dayText.nullable(),
  repealedOn: dayText.nullable(),
  documentNumber: z.string().nullable(),
  effectiveOn: dayText.nullable(),
  expiresOn: dayText.nullable(),
  hasFile: z.boolean().nullable(),
})
export type Policy = z.infer<typeof policyView>

export const policyVersionInput = z.object({
  id: recordId,
  policyId: recordId,
  documentNumber: numberText.nullable(),
  issuedOn: dayText.nullable(),
  /** Without it the version is a draft. */
  effectiveOn: dayText.nullable(),
  expiresOn: dayText.nullable(),
  repealedOn: dayText.nullable(),
  note: longText.nullable(),
})
/** Why a version is no longer in force: a later one, a decision, its own last day. */
export const endReasons = ['replaced', 'repealed', 'expired'] as const
export const policyVersionView = policyVersionInput.extend(recordBase.shape).extend({
  documentNumber: z.string().nullable(),
  endedOn: dayText.nullable(),
  endReason: z.enum(endReasons).nullable(),
  hasFile: z.boolean(),
  policy: z.object({ name: z.string() }),
})

export type PolicyVersion = z.infer<typeof policyVersionView>

export const registerInput = z.object({ on: dayText })
/** One policy as it stood on a day, with the version that was in force on it, and since the year began: days without one, and months with such days. */
const registerLine = z.object({
  id: recordId,
  name: z.string(),
  category: z.string().nullable(),
  responsible: z.string().nullable(),
  isRequired: z.boolean(),
  requiredFrom: dayText,
  reviewDueOn: dayText.nullable(),
  state: z.enum(policyStates),
  version: z
    .object({
      id: recordId,
      documentNumber: z.string().nullable(),
      issuedOn: dayText.nullable(),
      effectiveOn: dayText,
      expiresOn: dayText.nullable(),
      hasFile: z.boolean(),
    })
    .nullable(),
  missingDays: z.int(),
  missingMonths: z.int(),
})
export type RegisterLine = z.infer<typeof registerLine>
export const registerView = z.object({
  on: dayText,
  lines: z.array(registerLine),
  /** As the facts have them on that day; null where none was asked for. */
  required: z.string().nullable(),
  inForce: z.string().nullable(),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type RegisterView = z.infer<typeof registerView>

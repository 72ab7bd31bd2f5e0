import { z } from 'zod'
import { dayText, longText, recordBase, recordId, recordVersion, shortText } from '../shapes.ts'

/** Still to be carried out · carried out, and nobody else has looked at it yet · looked at and found so. */
export const rectificationStates = ['open', 'done', 'verified'] as const

/** A measure that an evaluation promised: of which year, by whom and by when. */
export const rectificationInput = z.object({
  id: recordId,
  year: z.int().min(2000).max(2099),
  code: shortText.max(40).nullable(),
  name: shortText,
  cause: longText.nullable(),
  measure: longText.min(1),
  owner: shortText,
  dueOn: dayText.nullable(),
})
export const rectificationView = rectificationInput.extend(recordBase.shape).extend({
  state: z.enum(rectificationStates),
  doneOn: dayText.nullable(),
  doneText: z.string(),
  doneById: recordId.nullable(),
  doneBy: z.string().nullable(),
  verifiedAt: z.iso.datetime().nullable(),
  verifiedBy: z.string().nullable(),
  returnReason: z.string(),
  carried: z.boolean(),
})
export type Rectification = z.infer<typeof rectificationView>

export const doneInput = recordVersion.extend({ doneOn: dayText, doneText: longText.max(2000) })
/** Found so, or sent back with the reason. */
export const verifyInput = recordVersion.extend({ passes: z.boolean(), reason: longText.max(500).default('') })

import { z } from 'zod'
import { masked } from '../mask.ts'
import { longText, mailText, phoneText, recordBase, recordId, shortText } from '../shapes.ts'

export const contactInput = z.object({
  id: recordId,
  organisationId: recordId,
  name: shortText,
  position: shortText.nullable(),
  phone: phoneText.nullable(),
  email: mailText.nullable(),
  isPrimary: z.boolean(),
  note: longText.nullable(),
})
const stored = { phone: z.string().nullable(), email: z.string().nullable(), organisation: z.object({ name: z.string() }) }
/** A contact with everything, for those who may open it. */
export const openContactView = contactInput.extend(recordBase.shape).extend(stored)
/** A contact as everybody sees it: phone and mail masked. */
export const contactView = openContactView.extend({
  phone: z.string().overwrite(masked).nullable(),
  email: z.string().overwrite(masked).nullable(),
})

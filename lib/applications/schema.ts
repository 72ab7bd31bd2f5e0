import { z } from 'zod'
import { masked } from '../mask.ts'
import { organisationKinds, organisationRegions } from '../organisations/schema.ts'
import { hundredthsText, longText, mailText, phoneText, recordBase, recordId, recordVersion, shortText } from '../shapes.ts'

/** 新 已受理 不予受理 */
export const applicationStatuses = ['new', 'accepted', 'declined'] as const

/** What the public form sends. */
export const applicationInput = z.object({
  id: recordId,
  name: shortText,
  kind: z.enum(organisationKinds),
  region: z.enum(organisationRegions),
  industry: shortText.nullable(),
  contactName: shortText,
  contactPhone: phoneText,
  contactEmail: mailText.nullable(),
  wantedSqm: hundredthsText.nullable(),
  purpose: longText.min(1),
})
/** The form that anybody may send, without an account. */
export const applicationForm = applicationInput.extend({
  industry: shortText.max(100).nullable(),
  contactName: shortText.max(60),
  purpose: longText.min(20),
  consent: z.literal(true),
  /** Nobody sees this field: who fills it in is a machine. */
  website: z.literal(''),
})
/** What the sender keeps. */
export const applicationReceipt = z.object({ number: z.string(), submittedAt: z.iso.datetime() })

/** An application with everything, for those who may open it. */
export const openApplicationView = applicationInput.extend(recordBase.shape).extend({
  contactPhone: z.string(),
  contactEmail: z.string().nullable(),
  status: z.enum(applicationStatuses),
  /** Why it was declined. */
  decision: z.string().nullable(),
  submittedAt: z.iso.datetime(),
  organisationId: recordId.nullable(),
  organisation: z.object({ code: z.string(), name: z.string() }).nullable(),
})
/** An application as its readers see it: phone and mail masked. */
export const applicationView = openApplicationView.extend({
  contactPhone: z.string().overwrite(masked),
  contactEmail: z.string().overwrite(masked).nullable(),
})

export const acceptInput = recordVersion.extend({
  organisationId: recordId,
  /** The number of the organisation that is made; null when `organisationId` is one that is known already. */
  code: shortText.nullable(),
})
export const declineInput = recordVersion.extend({ reason: longText.min(1) })

import { z } from 'zod'
import { masked } from '../mask.ts'
import { dayText, longText, phoneText, recordBase, recordId, shortText } from '../shapes.ts'

/** 人力 财税 招聘 法律 其他 */
export const partnerFields = ['hr', 'tax', 'recruiting', 'legal', 'other'] as const
/** 已转介 已接受 已完成 未接受 */
export const referralStatuses = ['sent', 'accepted', 'done', 'declined'] as const

export const partnerInput = z.object({
  id: recordId,
  name: shortText,
  field: z.enum(partnerFields),
  contactName: shortText.max(60).nullable(),
  contactPhone: phoneText.nullable(),
  isInUse: z.boolean(),
  note: longText.nullable(),
})
/** A partner with everything, for those who may open it. */
export const openPartnerView = partnerInput.extend(recordBase.shape).extend({
  contactPhone: z.string().nullable(),
  /** Where each of its referrals stands. */
  referrals: z.array(z.object({ status: z.enum(referralStatuses) })),
})
/** A partner as everybody sees it: the phone masked. */
export const partnerView = openPartnerView.extend({ contactPhone: z.string().overwrite(masked).nullable() })

export const referralInput = z.object({
  id: recordId,
  requestId: recordId,
  partnerId: recordId,
  referredOn: dayText,
  status: z.enum(referralStatuses),
  answeredOn: dayText.nullable(),
  outcome: longText.nullable(),
})
export const referralView = referralInput.extend(recordBase.shape).extend({
  field: z.enum(partnerFields),
  partner: z.object({ name: z.string() }),
  request: z.object({ code: z.string(), summary: z.string() }),
})

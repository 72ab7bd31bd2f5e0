import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText } from '../shapes.ts'

/** “倾”沙龙 参访接待 政策宣讲 赴港澳交流 挂牌活动 其他 */
export const eventKinds = ['salon', 'visit', 'briefing', 'exchange', 'unveiling', 'other'] as const
/** 计划中 已举办 取消 */
export const eventStatuses = ['planned', 'held', 'cancelled'] as const
/** 签到表 会议纪要 现场照片 */
export const eventEvidence = ['sign_in', 'minutes', 'photo'] as const
/** 意向 已面谈 洽谈中 已签约 已落地 终止 */
export const matchStages = ['intent', 'met', 'negotiating', 'signed', 'landed', 'ended'] as const

export const eventInput = z.object({
  id: recordId,
  code: shortText,
  title: shortText,
  kind: z.enum(eventKinds),
  heldOn: dayText,
  startsAt: z.iso.datetime({ offset: true }).nullable(),
  endsAt: z.iso.datetime({ offset: true }).nullable(),
  region: shortText.nullable(),
  venue: shortText.nullable(),
  departments: z.array(shortText).max(20),
  status: z.enum(eventStatuses),
  note: longText.nullable(),
})
export const eventView = eventInput.extend(recordBase.shape).extend({
  evidence: z.array(z.string()),
  declared: z.array(z.string()),
})

export const signInInput = z.object({
  id: recordId,
  eventId: recordId,
  organisationId: recordId.nullable(),
  organisationName: shortText,
  heads: z.int().min(1).max(10_000),
  signedAt: z.iso.datetime({ offset: true }),
})
export const signInView = signInInput.extend(recordBase.shape).extend({ event: z.object({ title: z.string() }) })

export const matchInput = z.object({
  id: recordId,
  code: shortText,
  organisationId: recordId,
  counterpart: shortText,
  eventId: recordId.nullable(),
  stage: z.enum(matchStages),
  reachedOn: dayText,
  note: longText.nullable(),
})
export const matchView = matchInput.extend(recordBase.shape).extend({ organisation: z.object({ name: z.string() }) })

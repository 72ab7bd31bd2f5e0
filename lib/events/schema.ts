import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText } from '../shapes.ts'

/** The kinds that the house began with, by the names it gave them. The office adds its own. */
export const builtInKinds: Readonly<Record<string, string>> = {
  salon: '“倾”沙龙',
  visit: '参访接待',
  briefing: '政策宣讲',
  exchange: '赴港澳交流',
  unveiling: '挂牌活动',
  other: '其他',
}
/** 计划中 已举办 取消 */
export const eventStatuses = ['planned', 'held', 'cancelled'] as const
/** 意向 已面谈 洽谈中 已签约 已落地 终止 */
export const matchStages = ['intent', 'met', 'negotiating', 'signed', 'landed', 'ended'] as const
/** 已邀请 将出席 不出席 */
export const invitationAnswers = ['invited', 'accepted', 'declined'] as const
/** 入驻机构 对接方 */
export const confirmationSides = ['resident', 'counterpart'] as const

/** The code of a kind, made by the house from its name; which ones there are and are in use, the database knows. */
const kindCode = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/)
const heads = z.int().min(1).max(10_000)
const expectedHeads = z.int().min(0).max(100_000).nullable()
const instant = z.iso.datetime({ offset: true })
const budgetYuan = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/)
const titled = z.object({ title: z.string() })
const named = z.object({ name: z.string() })

export const eventKindInput = z.object({
  id: recordId,
  name: shortText,
  nameEn: shortText.nullable(),
  position: z.int().min(0).max(10_000),
  isInUse: z.boolean(),
})
export const eventKindView = eventKindInput.extend(recordBase.shape).extend({ code: z.string() })

export const eventSeriesInput = z.object({
  id: recordId,
  name: shortText,
  aim: longText.nullable(),
  startsOn: dayText.nullable(),
  endsOn: dayText.nullable(),
  plannedCount: z.int().min(0).max(1000).nullable(),
})
export const eventSeriesView = eventSeriesInput.extend(recordBase.shape).extend({ events: z.array(z.object({ status: z.string() })) })

export const eventInput = z.object({
  id: recordId,
  code: shortText,
  title: shortText,
  kind: kindCode,
  seriesId: recordId.nullable(),
  heldOn: dayText,
  startsAt: instant.nullable(),
  endsAt: instant.nullable(),
  region: shortText.nullable(),
  venue: shortText.nullable(),
  departments: z.array(shortText).max(20),
  status: z.enum(eventStatuses),
  expectedHeads,
  budgetYuan: budgetYuan.nullable(),
  plan: longText.nullable(),
  minutes: longText.nullable(),
  note: longText.nullable(),
})
/** `missing`: the evidence that an event which was held still lacks before it counts. */
export const eventView = eventInput.extend(recordBase.shape).extend({
  evidence: z.array(z.string()),
  declared: z.array(z.string()),
  missing: z.array(z.string()),
  signInRound: z.int(),
  kindOf: z.object({ name: z.string(), nameEn: z.string().nullable() }),
  seriesOf: named.nullable(),
})

export const invitationInput = z.object({
  id: recordId,
  eventId: recordId,
  organisationId: recordId.nullable(),
  organisationName: shortText,
  answer: z.enum(invitationAnswers),
  expectedHeads,
  note: longText.nullable(),
})
export const invitationView = invitationInput.extend(recordBase.shape).extend({ event: titled })

export const signInInput = z.object({
  id: recordId,
  eventId: recordId,
  organisationId: recordId.nullable(),
  organisationName: shortText,
  heads,
  signedAt: instant,
})
export const signInView = signInInput.extend(recordBase.shape).extend({ event: titled, visitorName: z.string(), via: z.string() })

/** One line of a sign-in by hand: an organisation of the register, or a visitor with a name alone. */
export const signInLine = z.object({ id: recordId, organisationId: recordId.nullable(), organisationName: shortText, heads })
/** The most lines that are signed in at once. */
export const mostSignIns = 500
export const signInManyInput = z.object({
  eventId: recordId,
  signedAt: instant,
  lines: z.array(signInLine).min(1).max(mostSignIns),
})

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
export const matchView = matchInput.extend(recordBase.shape).extend({
  metOn: dayText.nullable(),
  organisation: named,
  event: titled.nullable(),
  confirmations: z.array(z.object({ side: z.enum(confirmationSides), agrees: z.boolean() })),
})

export const matchStepView = z.object({ stage: z.enum(matchStages), reachedOn: dayText })

/** One kind's events of a year. */
export const planRow = z.object({
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  planned: z.int(),
  held: z.int(),
  cancelled: z.int(),
  /** Of those held: how many do not count yet, because evidence is missing. */
  incomplete: z.int(),
  budgetYuan: z.string(),
  expectedHeads: z.int(),
})

export const confirmationInput = z.object({
  id: recordId,
  matchId: recordId,
  side: z.enum(confirmationSides),
  agrees: z.boolean(),
  confirmedBy: shortText,
  confirmedAt: instant,
  note: longText.nullable(),
})
export const confirmationView = confirmationInput.extend(recordBase.shape).extend({ via: z.string() })

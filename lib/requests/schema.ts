import { z } from 'zod'
import { today } from '../day.ts'
import { masked } from '../mask.ts'
import { dayText, longText, phoneText, recordBase, recordId, recordVersion, shortText } from '../shapes.ts'

/** 待受理 已受理 已派单 办理中 已办结 已回访 已撤回 不予受理 */
export const requestStatuses = ['submitted', 'accepted', 'assigned', 'in_progress', 'closed', 'revisited', 'withdrawn', 'declined'] as const
export type RequestStatus = (typeof requestStatuses)[number]
/** Those that somebody has still to work on and that have a day promised. */
export const openStatuses = ['accepted', 'assigned', 'in_progress'] as const satisfies readonly RequestStatus[]
/** 受理 派单 开始办理 延期 办结 回访 撤回 不予受理 重新打开 */
export const takenSteps = ['accept', 'assign', 'start', 'extend', 'close', 'revisit', 'withdraw', 'decline', 'reopen'] as const
export type TakenStep = (typeof takenSteps)[number]
/** What a time line may hold besides: 提交, and that a step was taken back. */
export const stepCodes = [...takenSteps, 'submit', 'take_back'] as const
/** 登记 公众链接 */
export const requestWays = ['office', 'link'] as const

const happened = dayText.refine((day) => day <= today(), { params: { reason: 'future' } })

/** What the form holds: who asks for what. Where the request stands, its steps say. */
export const requestInput = z.object({
  id: recordId,
  code: shortText,
  organisationId: recordId,
  receivedOn: happened,
  category: shortText,
  summary: longText.min(1),
  contactName: shortText.max(60).nullable(),
  contactPhone: phoneText.nullable(),
})
/** A request with everything, for those who may open it. */
export const openRequestView = requestInput.extend(recordBase.shape).extend({
  /** Empty while nobody has said whose it is; then there is the name as it was typed. */
  organisationId: recordId.nullable(),
  receivedOn: dayText,
  organisation: z.object({ name: z.string() }).nullable(),
  organisationName: z.string().nullable(),
  contactPhone: z.string().nullable(),
  via: z.enum(requestWays),
  status: z.enum(requestStatuses),
  acceptedOn: dayText.nullable(),
  team: z.string().nullable(),
  teamId: recordId.nullable(),
  promisedOn: dayText.nullable(),
  /** As it was promised first; differs once it was extended. */
  firstPromisedOn: dayText.nullable(),
  closedOn: dayText.nullable(),
  result: z.string().nullable(),
  revisitScore: z.int().nullable(),
  revisitedOn: dayText.nullable(),
})
/** A request as everybody sees it: the phone masked. */
export const requestView = openRequestView.extend({ contactPhone: z.string().overwrite(masked).nullable() })

export const advanceInput = recordVersion.extend({
  /** The step's own id, made by whoever takes it: sent twice, it is one step. */
  stepId: recordId,
  step: z.enum(takenSteps),
  doneOn: dayText,
  /** What came of it, or why. */
  note: longText,
  /** Whose it is, when accepting one that came without. */
  organisationId: recordId.nullable().default(null),
  teamId: recordId.nullable().default(null),
  promisedOn: dayText.nullable().default(null),
  score: z.int().min(1).max(5).nullable().default(null),
})
export const stepBackInput = recordVersion.extend({ stepId: recordId })

export const lifeView = z.object({
  id: recordId,
  version: z.int(),
  status: z.enum(requestStatuses),
  organisationId: recordId.nullable(),
  receivedOn: dayText,
  promisedOn: dayText.nullable(),
  /** The day of the last step that stands. */
  lastOn: dayText.nullable(),
  /** The step that can be taken back now. */
  backable: z.enum(takenSteps).nullable(),
  /** Newest first. */
  steps: z.array(
    z.object({
      id: recordId,
      step: z.enum(stepCodes),
      doneOn: dayText,
      note: z.string().nullable(),
      team: z.string().nullable(),
      promisedOn: dayText.nullable(),
      /** Of an extension: the day promised until then. */
      insteadOf: dayText.nullable(),
      score: z.int().nullable(),
      isTakenBack: z.boolean(),
      /** Of a step that takes back: which one. */
      takesBack: z.enum(stepCodes).nullable(),
      /** The person's name; null for a resident by a link. */
      by: z.string().nullable(),
      isFromSheet: z.boolean(),
      createdAt: z.iso.datetime(),
    }),
  ),
})
export type RequestLife = z.infer<typeof lifeView>

export const categoryInput = z.object({
  id: recordId,
  name: shortText,
  nameEn: shortText.nullable(),
  promisedDays: z.int().min(1).max(90),
  teamId: recordId.nullable(),
  position: z.int().min(0).max(10_000),
  isInUse: z.boolean(),
})
export const categoryView = categoryInput.extend(recordBase.shape).extend({ serviceTeam: z.object({ name: z.string() }).nullable() })

/** What a category promises from a day on, and which team would get such a request of an organisation. */
export const promiseAsk = z.object({ category: shortText, from: dayText, organisationId: recordId.nullable().default(null) })
export const promiseView = z.object({
  days: z.int(),
  promisedOn: dayText,
  team: z.object({ id: recordId, name: z.string() }).nullable(),
  /** Years on the way whose holidays are not known yet. */
  unknownYears: z.array(z.int()),
})

/** What waits for somebody now. */
export const deskView = z.object({
  submitted: z.int(),
  unassigned: z.int(),
  today: z.int(),
  next: z.int(),
  overdue: z.int(),
  unvisited: z.int(),
  /** Open ones of the reader's own teams; null for who is in none. */
  mine: z.int().nullable(),
  myTeams: z.array(z.string()),
  tables: z.array(z.string()),
})

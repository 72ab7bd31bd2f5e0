import { z } from 'zod'
import { dayText, hundredthsText, longText, recordBase, recordId, recordVersion, shortText } from '../shapes.ts'

/** 商会 协会 联合会 专业服务机构 青年社团 */
export const organisationKinds = ['chamber', 'association', 'federation', 'professional', 'youth'] as const
/** 香港 澳门 国际 内地 */
export const organisationRegions = ['hongkong', 'macao', 'international', 'mainland'] as const
/** 申请中 考察中 待入驻 在驻 已退出 不予入驻 */
export const organisationStages = ['applied', 'visited', 'admitted', 'resident', 'left', 'declined'] as const
export type OrganisationStage = (typeof organisationStages)[number]
/** 申请 考察 同意入驻 入驻 年度考核 续约 退出 不予入驻 重新申请 */
export const lifeStepCodes = ['apply', 'visit', 'admit', 'move_in', 'assess', 'renew', 'leave', 'decline', 'reapply'] as const
export type LifeStepCode = (typeof lifeStepCodes)[number]

export const organisationInput = z.object({
  id: recordId,
  code: shortText,
  name: shortText,
  kind: z.enum(organisationKinds),
  region: z.enum(organisationRegions),
  industry: shortText.nullable(),
  /** The service team that its requests go to. */
  serviceTeamId: recordId.optional().nullable(),
  note: longText.nullable(),
})
export const organisationView = organisationInput.extend(recordBase.shape).extend({
  /** Moved by the steps of its life (and by an import), never by the form. */
  stage: z.enum(organisationStages),
  /** The first day on which one of its papers runs out. */
  nextExpiryOn: dayText.nullable(),
})

export const similarInput = z.object({ name: z.string().max(200), exceptId: recordId.nullable().default(null) })
export const similarView = z.object({
  id: recordId,
  code: z.string(),
  name: z.string(),
  stage: z.enum(organisationStages),
  removed: z.boolean(),
})

export const advanceInput = recordVersion.extend({
  /** The step's own id, made by whoever takes it: sent twice, it is one step. */
  stepId: recordId,
  step: z.enum(lifeStepCodes),
  doneOn: dayText,
  note: longText,
})
export const lifeView = z.object({
  id: recordId,
  version: z.int(),
  stage: z.enum(organisationStages),
  registeredOn: dayText,
  stays: z.array(z.object({ startedOn: dayText, endedOn: dayText.nullable() })),
  agreementEndsOn: dayText.nullable(),
  /** Newest first. */
  steps: z.array(
    z.object({
      id: recordId,
      step: z.enum(lifeStepCodes),
      fromStage: z.enum(organisationStages),
      doneOn: dayText,
      note: z.string().nullable(),
      agreementEndsOn: dayText.nullable(),
    }),
  ),
  assessments: z.array(z.object({ id: recordId, year: z.int(), assessedOn: dayText, total: z.string(), maximum: z.string() })),
})
export type Life = z.infer<typeof lifeView>

export const stayInput = z.object({
  id: recordId,
  organisationId: recordId,
  place: shortText,
  /** The seat of the floor plan; none chosen means the one that `place` names, if any. */
  seatId: recordId.optional().nullable(),
  areaSqm: hundredthsText.nullable(),
  startedOn: dayText,
  agreementEndsOn: dayText.nullable(),
  endedOn: dayText.nullable(),
  note: longText.nullable(),
})
export const stayView = stayInput.extend(recordBase.shape).extend({
  organisation: z.object({ name: z.string() }),
  seat: z.object({ code: z.string() }).nullable(),
})

export const moveInput = recordVersion.extend({
  /** The new stay's own id, made by whoever moves them: sent twice, it is one move. */
  newId: recordId,
  seatId: recordId,
  /** The first day in the new seat, and the day on which the old one is free again. */
  movedOn: dayText,
})
export const linkedView = z.object({
  linked: z.int(),
  /** What stays a text, with the error that says why. */
  refused: z.array(
    z.object({ stayId: recordId, organisation: z.string(), place: z.string(), code: z.string(), params: z.record(z.string(), z.string()) }),
  ),
})

import { z } from 'zod'
import { dayText, hundredthsText, longText, recordBase, recordId, shortText } from '../shapes.ts'

/** 商会 协会 联合会 专业服务机构 青年社团 */
export const organisationKinds = ['chamber', 'association', 'federation', 'professional', 'youth'] as const
/** 香港 澳门 国际 内地 */
export const organisationRegions = ['hongkong', 'macao', 'international', 'mainland'] as const
/** 申请中 考察中 待入驻 在驻 已退出 */
export const organisationStages = ['applied', 'visited', 'admitted', 'resident', 'left'] as const

export const organisationInput = z.object({
  id: recordId,
  code: shortText,
  name: shortText,
  kind: z.enum(organisationKinds),
  region: z.enum(organisationRegions),
  industry: shortText.nullable(),
  stage: z.enum(organisationStages),
  note: longText.nullable(),
})
export const organisationView = organisationInput.extend(recordBase.shape)

export const stayInput = z.object({
  id: recordId,
  organisationId: recordId,
  place: shortText,
  areaSqm: hundredthsText.nullable(),
  startedOn: dayText,
  agreementEndsOn: dayText.nullable(),
  endedOn: dayText.nullable(),
  note: longText.nullable(),
})
export const stayView = stayInput.extend(recordBase.shape).extend({ organisation: z.object({ name: z.string() }) })

import { z } from 'zod'
import { dayText, longText, recordBase, recordId, shortText } from '../shapes.ts'

/** 受理 派单 办理中 已办结 已撤回 */
export const requestStatuses = ['accepted', 'assigned', 'in_progress', 'closed', 'withdrawn'] as const

export const requestInput = z.object({
  id: recordId,
  code: shortText,
  organisationId: recordId,
  receivedOn: dayText,
  category: shortText,
  summary: longText.min(1),
  team: shortText.nullable(),
  promisedOn: dayText,
  closedOn: dayText.nullable(),
  status: z.enum(requestStatuses),
  revisitScore: z.int().min(1).max(5).nullable(),
})
export const requestView = requestInput.extend(recordBase.shape).extend({ organisation: z.object({ name: z.string() }) })

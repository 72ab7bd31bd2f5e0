import { z } from 'zod'
import { longText, recordBase, recordId, shortText } from '../shapes.ts'

/** How many people make a service team: one leads, two help. */
export const teamSize = 3

export const teamInput = z.object({ id: recordId, name: shortText, isInUse: z.boolean(), note: longText.nullable() })
export const teamView = teamInput.extend(recordBase.shape).extend({
  members: z.array(z.object({ name: z.string(), isLead: z.boolean() })),
  /** Its organisations, and the requests that are open with it. */
  organisations: z.array(z.object({ id: recordId, name: z.string() })),
  requests: z.array(z.object({ id: recordId })),
})

export const memberInput = z.object({
  id: recordId,
  teamId: recordId,
  name: shortText.max(60),
  /** The name under which they sign in, so that they find their team's requests as their own. */
  userName: shortText.nullable(),
  duty: shortText.nullable(),
  isLead: z.boolean(),
})
export const memberView = memberInput.extend(recordBase.shape)

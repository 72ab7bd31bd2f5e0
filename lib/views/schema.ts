import { z } from 'zod'
import { mostRows, recordId, recordVersion, shortText } from '../shapes.ts'

/** The name of a list, as its page calls it: `events.event`. */
export const listName = z.string().regex(/^[a-zA-Z][\w./-]{0,59}$/)
/** How much room a row takes. */
export const densities = ['compact', 'normal', 'roomy'] as const

const name = shortText.max(60)
/** What a page's address says after its question mark. */
const address = z
  .string()
  .max(4000)
  .regex(/^[^\p{Cc}\s#]*$/u)

export const savedViewInput = z.object({ id: recordId, list: listName, name, address, isShared: z.boolean().default(false) })
export const savedViewChange = recordVersion.extend({
  name: name.optional(),
  address: address.optional(),
  isShared: z.boolean().optional(),
})
export const savedView = z.object({
  id: recordId,
  version: z.int(),
  list: z.string(),
  name: z.string(),
  address: z.string(),
  isShared: z.boolean(),
  isMine: z.boolean(),
  ownerName: z.string(),
})

/** How one person likes one list; null columns are the noun's own. */
export const tablePreference = z.object({
  columns: z.array(z.string().max(60)).max(100).nullable(),
  density: z.enum(densities),
  pageSize: z.int().min(10).max(mostRows),
  defaultViewId: recordId.nullable(),
})

import { z } from 'zod'
import { doorNames, openDoor } from '../outside-doors/schema.ts'
import { recordId, shortText } from '../shapes.ts'

/** An outside account of one person. */
export const identityView = z.object({
  id: recordId,
  provider: z.enum(doorNames),
  label: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type IdentityView = z.infer<typeof identityView>
/** Somebody's outside accounts, and the doors that stand open. */
export const identitiesView = z.object({ rows: z.array(identityView), doors: z.array(openDoor), tables: z.array(z.string()) })
export const wishInput = z.object({ provider: z.enum(doorNames) })
/** What an administrator knows of WeCom's members: their account there. */
export const memberInput = z.object({ id: recordId, userId: recordId, subject: shortText.max(64) })

import { z } from 'zod'
import { keyPermissions, type Permission } from '../permissions.ts'
import { recordId, shortText } from '../shapes.ts'
import { keyDays, keyStates } from './rules.ts'

const scope = z.enum(keyPermissions as [Permission, ...Permission[]])

/** A key that somebody asks for: what the audit calls it, what it is for, what it may do and for how long. The id is made by whoever asks. */
export const keyInput = z.object({
  id: recordId,
  name: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/),
  purpose: shortText,
  scopes: z.array(scope).min(1).max(keyPermissions.length),
  days: z.literal(keyDays),
})

/** A key as it may be shown: never what it opens with. */
export const keyView = z.object({
  id: recordId,
  name: z.string(),
  purpose: z.string(),
  owner: z.string(),
  isMine: z.boolean(),
  scopes: z.array(z.string()),
  /** How its secret begins. */
  hint: z.string(),
  state: z.enum(keyStates),
  expiresAt: z.iso.datetime(),
  approvedBy: z.string().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  version: z.int(),
})
export type ApiKeyView = z.infer<typeof keyView>

/** `mayApprove`: the reader decides on others' keys. */
export const keysView = z.object({ rows: z.array(keyView), mayApprove: z.boolean(), tables: z.array(z.string()) })

/** The only answer that ever holds the secret; null when the key was in use already and asking again must not change it. */
export const madeKeyView = z.object({ key: keyView, secret: z.string().nullable() })

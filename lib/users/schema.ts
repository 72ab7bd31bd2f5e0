import { z } from 'zod'
import { locales } from '../locale.ts'
import { roles } from '../permissions.ts'
import { mailText, passwordText, recordBase, recordId, recordVersion, shortText } from '../shapes.ts'

const userName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._-]{3,40}$/)
/** Where a person's mails go; empty is none. */
const email = z
  .union([z.literal('').transform(() => null), z.string().trim().toLowerCase().pipe(mailText)])
  .nullable()
  .default(null)

export const userInput = z.object({ id: recordId, userName, name: shortText, role: z.enum(roles), email })
export const userChange = recordVersion.extend({ name: shortText, role: z.enum(roles), email: email.optional(), disabled: z.boolean() })
export const userView = recordBase.omit({ createdAt: true, removedAt: true }).extend({
  userName: z.string(),
  name: z.string(),
  role: z.enum(roles),
  email: z.string().nullable(),
  sample: z.boolean(),
  disabledAt: z.iso.datetime().nullable(),
  /** Whether the person has chosen a password. */
  hasJoined: z.boolean(),
  hasSecondFactor: z.boolean(),
})
/** Whom an operation is about. */
export const personInput = z.object({ id: recordId })
/** What a person says of themselves: where mails go and in which language they are. */
export const profileInput = z.object({ email, locale: z.enum(locales), version: recordVersion.shape.version })
export const profileView = z.object({
  email: z.string().nullable(),
  locale: z.enum(locales),
  version: z.int(),
  tables: z.array(z.string()),
})
export const sessionView = z.object({
  id: recordId,
  userId: recordId,
  userName: z.string(),
  device: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  method: z.enum(['password', 'oidc', 'wecom']),
  current: z.boolean(),
})
export const passwordChange = z.object({ current: z.string().min(1).max(128), next: passwordText })
export const setupInput = z.object({ code: z.string().trim().min(1).max(40), userName, name: shortText, password: passwordText })

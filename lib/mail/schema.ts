import { z } from 'zod'
import { mailText, shortText } from '../shapes.ts'

export const securities = ['tls', 'starttls', 'none'] as const

/** Why a mail was not taken; each has its sentence and its next step. */
export const mailReasons = [
  ...(['unreachable', 'timeout', 'tls', 'auth', 'recipient', 'refused', 'later', 'unexpected', 'secret_unreadable', 'no_channel'] as const),
] as const
export type MailReason = (typeof mailReasons)[number]

const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?$/)

export const mailAccountInput = z.object({
  host,
  port: z.int().min(1).max(65_535),
  security: z.enum(securities),
  userName: shortText.nullable(),
  /** Null keeps the password that is there. */
  password: z.string().min(1).max(500).nullable(),
  fromAddress: mailText,
  fromName: shortText,
  /** Null for the first one. */
  version: z.int().positive().nullable(),
})
export type MailAccountInput = z.infer<typeof mailAccountInput>

/** The account as it may be shown: whether there is a password, never which. */
export const mailAccountView = mailAccountInput
  .omit({ password: true, version: true })
  .extend({ version: z.int(), hasPassword: z.boolean() })
export type MailAccount = z.infer<typeof mailAccountView>

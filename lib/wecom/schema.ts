import { z } from 'zod'
import { shortText } from '../shapes.ts'

/** Why the group was not told; each has its sentence and its next step. */
export const robotReasons = [
  'invalid_webhook',
  'rate',
  'refused',
  'busy',
  'unreachable',
  'timeout',
  'unreadable',
  'unexpected',
  'secret_unreadable',
  'no_channel',
] as const
export type RobotReason = (typeof robotReasons)[number]

/** The only address that a robot has: WeCom's own host over TLS, with its key. */
const address = /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=([0-9a-zA-Z-]{16,80})$/
export const webhookText = z.string().trim().regex(address)
export const keyOf = (webhook: string): string => webhook.trim().match(address)?.[1] ?? ''

export const robotInput = z.object({
  name: shortText.max(60),
  /** Null keeps the one that is there. */
  webhook: webhookText.nullable(),
  version: z.int().positive().nullable(),
})
export const robotView = z.object({ name: z.string(), version: z.int() })

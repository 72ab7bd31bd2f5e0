import { z } from 'zod'
import { alertKinds, channels, paramsShape } from '../alerts/schema.ts'
import { recordId } from '../shapes.ts'

export const deliveryStates = ['waiting', 'sending', 'sent', 'skipped', 'failed'] as const

/** One thing told to somebody by a channel, or why it was not. */
export const deliveryView = z.object({
  id: recordId,
  /** Whose it is; others' are for administrators. */
  person: z.string(),
  channel: z.enum(channels),
  /** began, ended, reminder, digest or test */
  occasion: z.enum(['began', 'ended', 'reminder', 'digest', 'test']),
  state: z.enum(deliveryStates),
  reason: z.string().nullable(),
  /** The other side's words, for administrators. */
  detail: z.string().nullable(),
  attempts: z.int(),
  dueAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  kind: z.enum([...alertKinds, 'weekly', 'monthly', 'test']),
  params: paramsShape,
  path: z.string(),
  mayRetry: z.boolean(),
})
export type Delivery = z.infer<typeof deliveryView>

export const historyInput = z.object({
  state: z.enum(deliveryStates).nullable().default(null),
  channel: z.enum(channels).nullable().default(null),
  /** Everybody's, for those who may read users. */
  everybody: z.boolean().default(false),
  before: z.iso.datetime().nullable().default(null),
  size: z.int().min(1).max(200).default(50),
})
export const historyView = z.object({ rows: z.array(deliveryView), hasMore: z.boolean(), tables: z.array(z.string()) })

export const wayView = z.object({
  channel: z.enum(['mail', 'robot']),
  okAt: z.iso.datetime().nullable(),
  failedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  /** Messages that wait to go out, and those that were given up in the last week. */
  waiting: z.int(),
  failed: z.int(),
})
export type Way = z.infer<typeof wayView>

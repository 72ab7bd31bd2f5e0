import { z } from 'zod'
import { alertKinds, paramsShape, severities } from '../alerts/schema.ts'
import { recordId } from '../shapes.ts'

/** Lines older than this are in the archive. */
export const archiveDays = 90
export const notificationKinds = [...alertKinds, 'digest'] as const

export const notificationView = z.object({
  id: recordId,
  kind: z.enum(notificationKinds),
  severity: z.enum(severities),
  params: paramsShape,
  path: z.string(),
  count: z.int(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  /** It ended because one asks for another limit now. */
  isUnwatched: z.boolean(),
})
export type Notification = z.infer<typeof notificationView>

export const inboxShows = ['unread', 'lasting', 'all', 'archive'] as const
export const inboxInput = z.object({
  show: z.enum(inboxShows).default('unread'),
  kind: z.enum(notificationKinds).nullable().default(null),
  before: z.iso.datetime().nullable().default(null),
  size: z.int().min(1).max(200).default(50),
})
export const inboxView = z.object({ rows: z.array(notificationView), hasMore: z.boolean(), unread: z.int(), tables: z.array(z.string()) })
export const unreadView = z.object({ unread: z.int(), urgent: z.int(), tables: z.array(z.string()) })
export const markInput = z.object({ ids: z.array(recordId).min(1).max(200), isRead: z.boolean() })
export const markAllInput = z.object({ kind: z.enum(notificationKinds).nullable().default(null), until: z.iso.datetime() })
export const markView = z.object({ changed: z.array(recordId) })

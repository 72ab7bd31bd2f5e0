import { parseAsStringLiteral } from 'nuqs/server'
import { inboxShows, notificationKinds } from '#lib/notifications/schema.ts'

/** Which lines of the inbox are shown. */
export const inboxAddress = { show: parseAsStringLiteral(inboxShows).withDefault('unread'), kind: parseAsStringLiteral(notificationKinds) }

import type { Tx } from '../db.ts'
import { command } from '../operation.ts'
import { markAllInput, markInput, markView } from './schema.ts'

const notice = (tx: Tx) => tx.$queryRaw`select pg_notify('records', 'notifications')::text`

/** Marks lines of one's own inbox as read or unread; says which of them changed, so that it can be taken back. */
export const markNotifications = command('alerts.write')
  .input(markInput)
  .output(markView)
  .handler(async ({ input: { ids, isRead }, context: { tx, actor } }) => {
    const where = { id: { in: ids }, userId: actor?.userId, readAt: isRead ? null : { not: null } }
    const rows = await tx.notification.updateManyAndReturn({ where, data: { readAt: isRead ? new Date() : null }, select: { id: true } })
    if (rows.length > 0) await notice(tx)
    return { changed: rows.map(({ id }) => id) }
  })

/** Marks all lines up to those that stood on the page as read: what came meanwhile stays unread. */
export const markAllNotifications = command('alerts.write')
  .input(markAllInput)
  .output(markView)
  .handler(async ({ input: { kind, until }, context: { tx, actor } }) => {
    // to the millisecond in the browser, to the microsecond in the database
    const where = { userId: actor?.userId, readAt: null, createdAt: { lt: new Date(Date.parse(until) + 1) }, ...(kind && { kind }) }
    const rows = await tx.notification.updateManyAndReturn({ where, data: { readAt: new Date() }, select: { id: true } })
    if (rows.length > 0) await notice(tx)
    return { changed: rows.map(({ id }) => id).slice(0, 200) }
  })

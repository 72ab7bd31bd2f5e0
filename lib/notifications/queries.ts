import { query } from '../operation.ts'
import { archiveDays, inboxInput, inboxView, type Notification, unreadView } from './schema.ts'

const archiveBegins = () => new Date(Date.now() - archiveDays * 86_400_000)
/** Nobody's, where nobody is signed in. */
const ownerOf = (actor: { userId: string } | null) => actor?.userId ?? '00000000-0000-0000-0000-000000000000'

/** One's own inbox, newest first; what is older than ninety days is in the archive. */
export const listInbox = query('alerts.read')
  .input(inboxInput)
  .output(inboxView)
  .handler(async ({ input: { show, kind, before, size }, context: { db, actor } }) => {
    const since = archiveBegins()
    const userId = ownerOf(actor)
    const shown = {
      unread: { readAt: null, createdAt: { gte: since } },
      lasting: { endedAt: null, kind: { not: 'digest' }, createdAt: { gte: since } },
      all: { createdAt: { gte: since } },
      archive: { createdAt: { lt: since } },
    }[show]
    const rows = await db.notification.findMany({
      where: { AND: [{ userId }, shown, kind ? { kind } : {}, before ? { createdAt: { lt: new Date(before) } } : {}] },
      include: { alert: { select: { isUnwatched: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
    })
    const unread = await db.notification.count({ where: { userId, readAt: null, createdAt: { gte: since } } })
    return { rows: rows.slice(0, size).map(lineOf), hasMore: rows.length > size, unread, tables: ['notifications'] }
  })

type Stored = Omit<Notification, 'createdAt' | 'readAt' | 'endedAt' | 'isUnwatched' | 'kind' | 'severity' | 'params'> & {
  kind: string
  severity: string
  params: unknown
  createdAt: Date
  readAt: Date | null
  endedAt: Date | null
  alert: { isUnwatched: boolean } | null
}
const lineOf = (row: Stored): Notification => ({
  ...{ id: row.id, path: row.path, count: row.count, createdAt: row.createdAt.toISOString() },
  ...{
    readAt: row.readAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    isUnwatched: row.alert?.isUnwatched ?? false,
  },
  ...{
    kind: row.kind as Notification['kind'],
    severity: row.severity as Notification['severity'],
    params: row.params as Notification['params'],
  },
})

/** How many lines one has not read, for the bell. */
export const countUnread = query('alerts.read')
  .output(unreadView)
  .handler(async ({ context: { db, actor } }) => {
    const where = { userId: ownerOf(actor), readAt: null, createdAt: { gte: archiveBegins() } }
    const [unread, urgent] = await Promise.all([
      db.notification.count({ where }),
      db.notification.count({ where: { ...where, severity: 'urgent', endedAt: null } }),
    ])
    return { unread, urgent, tables: ['notifications'] }
  })

import type { Params } from '../alerts/schema.ts'
import type { Db } from '../db.ts'
import { query } from '../operation.ts'
import { holds } from '../permissions.ts'
import { type Delivery, historyInput, historyView } from './schema.ts'

/** What one was told by which way, or why not, newest first; everybody's for administrators, who also see the other side's words. */
export const listDeliveries = query('alerts.read')
  .input(historyInput)
  .output(historyView)
  .handler(async ({ input: { state, channel, everybody, before, size }, context: { db, actor } }) => {
    const mayAll = holds(actor, 'alerts.channels')
    const rows = await db.alertDelivery.findMany({
      where: {
        ...(everybody && mayAll ? {} : { userId: actor?.userId ?? '00000000-0000-0000-0000-000000000000' }),
        ...(state && { state }),
        ...(channel && { channel }),
        ...(before && { createdAt: { lt: new Date(before) } }),
      },
      include: { alert: true, digest: true, user: { select: { name: true } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: size + 1,
    })
    return { rows: rows.slice(0, size).map((row) => deliveryOf(row, mayAll)), hasMore: rows.length > size, tables: ['alert_deliveries'] }
  })

type Stored = Awaited<ReturnType<Db['alertDelivery']['findMany']>>[number] & {
  user: { name: string }
  alert: { kind: string; params: unknown; path: string } | null
  digest: { kind: string; id: string; content: unknown; state: string } | null
}
function deliveryOf(row: Stored, mayAll: boolean): Delivery {
  const occasion = row.occasion.startsWith('reminder') ? 'reminder' : row.occasion
  const { day = '', total = null } = (row.digest?.content ?? {}) as { day?: string; total?: string | null }
  return {
    ...{ id: row.id, person: row.user.name, reason: row.reason, detail: mayAll ? row.detail : null, attempts: row.attempts },
    ...{ channel: row.channel as Delivery['channel'], occasion: occasion as Delivery['occasion'], state: row.state as Delivery['state'] },
    ...{ dueAt: row.dueAt.toISOString(), sentAt: row.sentAt?.toISOString() ?? null, createdAt: row.createdAt.toISOString() },
    kind: (row.alert?.kind ?? row.digest?.kind ?? 'test') as Delivery['kind'],
    params: row.alert ? (row.alert.params as Params) : { day, total: total ?? '—' },
    path: row.alert?.path ?? (row.digest ? `/alerts/digest?id=${row.digest.id}` : '/alerts'),
    mayRetry: row.state === 'failed' || (row.state === 'waiting' && row.attempts > 0),
  }
}

import { randomUUID } from 'node:crypto'
import type { Channel } from '../alerts/schema.ts'
import { db } from '../db.ts'
import { mostTries } from './rules.ts'

export type Way = Exclude<Channel, 'app'>

/**
 * Takes what is due next and goes out together: of mail all alerts of one person, of the group all alerts, else one digest; or what went out together
 * before and failed, under the same message id. Marked as being sent, so that only this worker has it.
 */
export async function claim(channel: Way, now: Date): Promise<Claimed[]> {
  const found = await db().$queryRaw<{ id: string }[]>`
    with first as (
      select user_id, message_id, alert_id from alert_deliveries
      where channel = ${channel} and state = 'waiting' and due_at <= ${now}::timestamptz order by due_at, created_at, id limit 1
    ),
    together as (
      select d.id from alert_deliveries d, first f
      where d.channel = ${channel} and d.state = 'waiting' and d.due_at <= ${now}::timestamptz and d.message_id is not distinct from f.message_id
        and (f.message_id is not null
          or (d.alert_id is not null and f.alert_id is not null and (${channel} = 'robot' or d.user_id = f.user_id))
          or (f.alert_id is null and d.alert_id is null and d.user_id = f.user_id))
      order by d.created_at, d.id limit 200 for update of d skip locked
    )
    update alert_deliveries d set state = 'sending', reason = null, attempts = attempts + 1, message_id = coalesce(message_id, ${randomUUID()}::uuid)
    from together t where t.id = d.id returning d.id::text`
  return db().alertDelivery.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    include: { alert: true, digest: true, user: { include: { preference: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
}
export type Claimed = Awaited<ReturnType<ReturnType<typeof db>['alertDelivery']['findMany']>>[number] & {
  alert: Awaited<ReturnType<ReturnType<typeof db>['alert']['findFirst']>>
  digest: Awaited<ReturnType<ReturnType<typeof db>['digest']['findFirst']>>
  user: NonNullable<Awaited<ReturnType<ReturnType<typeof db>['user']['findFirst']>>> & { preference: { mailOff: boolean } | null }
}

/** Nobody but the one who holds the channel sends: what is still marked was left by a worker that died, and may have gone out or not. */
export async function takeOrphans(channel: Way): Promise<void> {
  const gaveUp = { channel, state: 'sending', attempts: { gte: mostTries } }
  await db().alertDelivery.updateMany({ where: gaveUp, data: { state: 'failed', reason: 'interrupted' } })
  await db().alertDelivery.updateMany({ where: { channel, state: 'sending' }, data: { state: 'waiting', reason: 'interrupted' } })
}

export async function markSent(rows: readonly Claimed[], now: Date): Promise<void> {
  await db().alertDelivery.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { state: 'sent', sentAt: now, detail: null },
  })
}

export async function markSkipped(rows: readonly Claimed[], reason: string): Promise<void> {
  await db().alertDelivery.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { state: 'skipped', reason } })
}

/** Failed: tried again at an instant, or given up where there is none. `isCounted` is false for what was not this message's fault. */
export async function markFailed(
  rows: readonly Claimed[],
  reason: string,
  detail: string,
  at: Date | null,
  isCounted = true,
): Promise<void> {
  const again = at ? { state: 'waiting', dueAt: at } : { state: 'failed' }
  await db().alertDelivery.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { ...again, reason, detail: detail || null, ...(!isCounted && { attempts: { decrement: 1 } }) },
  })
}

/** How a way out of the house did just now. */
export async function keepState(channel: Way, failed: { reason: string; detail: string } | null, now: Date): Promise<void> {
  const row = failed ? { failedAt: now, ...failed } : { okAt: now, reason: null, detail: null }
  await db().channelState.upsert({ where: { channel }, create: { channel, ...row }, update: row })
}

import type { Db } from '../db.ts'
import type { Way } from './schema.ts'

/** How a way out of the house did last, and what waits for it. */
export async function wayOf(on: Db, channel: Way['channel']): Promise<Way> {
  const [state, waiting, failed] = [
    await on.channelState.findUnique({ where: { channel } }),
    await on.alertDelivery.count({ where: { channel, state: { in: ['waiting', 'sending'] } } }),
    await on.alertDelivery.count({ where: { channel, state: 'failed', createdAt: { gt: new Date(Date.now() - 7 * 86_400_000) } } }),
  ]
  const { okAt = null, failedAt = null, reason = null, detail = null } = state ?? {}
  return { channel, okAt: okAt?.toISOString() ?? null, failedAt: failedAt?.toISOString() ?? null, reason, detail, waiting, failed }
}

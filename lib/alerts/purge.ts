import { db } from '../db.ts'

/** How long what was told is kept, in days: the inbox's archive and the history reach back a year and a month. */
const keptDays = 396

/** Takes away what is older than anybody looks back: what was told, and alerts that are over. */
export async function purgeOld(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  await db().notification.deleteMany({ where: { createdAt: { lt: before } } })
  await db().alertDelivery.deleteMany({ where: { createdAt: { lt: before } } })
  await db().alert.deleteMany({ where: { endedAt: { lt: before } } })
}

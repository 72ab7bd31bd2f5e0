import { z } from 'zod'
import { fail } from '../errors.ts'
import { sendJob } from '../jobs.ts'
import { command } from '../operation.ts'
import { holds } from '../permissions.ts'
import { recordId } from '../shapes.ts'
import { isWay } from './work.ts'

/** Tries again at once what failed or waits for its next try: one's own, or anybody's for administrators. All that went out together goes out again. */
export const retryDelivery = command('alerts.write')
  .input(z.object({ id: recordId }))
  .output(z.object({ retried: z.int() }))
  .handler(async ({ input: { id }, context: { tx, actor } }) => {
    const own = holds(actor, 'alerts.channels') ? {} : { userId: actor?.userId }
    const row = await tx.alertDelivery.findFirst({ where: { id, ...own } })
    if (!row || !isWay(row.channel)) throw fail('NOT_FOUND')
    const together = row.messageId ? { messageId: row.messageId, channel: row.channel } : { id }
    const states = { OR: [{ state: 'failed' }, { state: 'waiting', attempts: { gt: 0 } }] }
    const done = await tx.alertDelivery.updateMany({
      where: { AND: [together, states, own] },
      data: { state: 'waiting', dueAt: new Date(), attempts: 0, reason: 'again' },
    })
    if (done.count > 0) await sendJob(tx, 'deliveries', row.channel)
    await tx.$queryRaw`select pg_notify('records', 'alert_deliveries')::text`
    return { retried: done.count }
  })

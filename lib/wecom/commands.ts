import { z } from 'zod'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { keyOf, robotInput } from './schema.ts'
import { sealKey } from './send.ts'

const nothing = z.object({})

/** Keeps the group's robot; its key is sealed and never shown again. */
export const connectRobot = command('alerts.channels')
  .input(robotInput)
  .output(nothing)
  .handler(async ({ input: { name, webhook, version }, context: { tx } }) => {
    const before = await tx.wecomRobot.findFirst()
    if ((before?.version ?? null) !== version) throw fail('STALE')
    const sealed = webhook === null ? before?.secretSealed : sealKey(keyOf(webhook))
    if (!sealed) throw fail('RULE_BROKEN', { params: { rule: 'robot_webhook_missing' }, fields: ['webhook'] })
    const row = { name, secretSealed: sealed }
    await tx.wecomRobot.upsert({ where: { isOnly: true }, create: row, update: row })
    await freshState(tx)
    return {}
  })

/** Forgets the robot and its key. */
export const disconnectRobot = command('alerts.channels')
  .output(nothing)
  .handler(async ({ context: { tx } }) => {
    await tx.wecomRobot.deleteMany()
    await freshState(tx)
    return {}
  })

async function freshState(tx: Tx): Promise<void> {
  await tx.channelState.deleteMany({ where: { channel: 'robot' } })
  await tx.$queryRaw`select pg_notify('records', 'alert_deliveries')::text`
}

import { z } from 'zod'
import { type Day, later, plusDays, toColumn } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { sendJob } from '../jobs.ts'
import { command } from '../operation.ts'
import { recordId } from '../shapes.ts'
import { sealSecret } from './ask.ts'
import { runOf } from './read.ts'
import { endpoints, growingDays, lastDayAt } from './rules.ts'
import { backfillInput, connectInput, dailyInput, endpointInput, pullInput, type WechatRun, wechatRun } from './schema.ts'

const nothing = z.object({})

/** Keeps the account and its secret, sealed; a new one takes the old one's place, and what was stopped is asked again. */
export const connectWechat = command('wechat.secret')
  .input(connectInput)
  .output(nothing)
  .handler(async ({ input: { appId, secret }, context: { tx } }) => {
    const row = { appId, secretSealed: sealSecret(secret) }
    await tx.wechatAccount.upsert({ where: { isOnly: true }, create: row, update: row })
    await tx.wechatToken.deleteMany()
    await tx.wechatStop.deleteMany()
    return {}
  })

/** Forgets the account, its secret and its token; figures and log stay. */
export const disconnectWechat = command('wechat.secret')
  .output(nothing)
  .handler(async ({ context: { tx } }) => {
    await tx.wechatAccount.deleteMany()
    await tx.wechatToken.deleteMany()
    await tx.$executeRaw`update wechat_runs set state = 'stopped', reason = 'disconnected', finished_at = now() where state in ('waiting', 'running')`
    return {}
  })

/** Whether the account is asked every morning by itself. */
export const switchWechatDaily = command('wechat.write')
  .input(dailyInput)
  .output(nothing)
  .handler(async ({ input: { isDaily, version }, context: { tx } }) => {
    const done = await tx.wechatAccount.updateMany({ where: { version }, data: { isDaily } })
    if (done.count === 0) throw fail((await tx.wechatAccount.count()) === 0 ? 'WECHAT_NOT_CONNECTED' : 'STALE')
    return {}
  })

/** Asks now for all that is missing of the last thirty days. */
export const pullWechat = command('wechat.write')
  .input(pullInput)
  .output(wechatRun)
  .handler(({ input: { id }, context: { tx, actor } }) => begin(tx, id, 'now', firstDay(), actor?.userName ?? ''))

/** Asks for earlier days, from a first day on: in the background, over as many days as the limits take. */
export const backfillWechat = command('wechat.write')
  .input(backfillInput)
  .output(wechatRun)
  .handler(({ input: { id, from }, context: { tx, actor } }) => {
    if (from > lastDayAt(new Date())) throw fail('RULE_BROKEN', { params: { rule: 'wechat_days_have_been' } })
    return begin(tx, id, 'backfill', later(from, endpoints.getusercumulate.since), actor?.userName ?? '')
  })

/** The first day that each morning looks at. */
const firstDay = (): Day => plusDays(lastDayAt(new Date()), 1 - growingDays)

/** A round that waits for the worker; asked for twice under one id it is one, and of each kind there is one at a time. */
async function begin(tx: Tx, id: string, kind: WechatRun['kind'], from: Day, actorName: string): Promise<WechatRun> {
  if ((await tx.wechatAccount.count()) === 0) throw fail('WECHAT_NOT_CONNECTED')
  const days = { fromOn: toColumn(from), toOn: toColumn(lastDayAt(new Date())) }
  await tx.wechatRun.createMany({ data: [{ id, kind, ...days, actorName }], skipDuplicates: true })
  const run = await tx.wechatRun.findUnique({ where: { id } })
  if (!run) throw fail('WECHAT_RUNNING')
  if (run.state === 'waiting') await sendJob(tx, 'wechat', id)
  await tx.$queryRaw`select pg_notify('records', 'wechat_runs')::text`
  return runOf(run)
}

/** Ends a round; what it fetched stays. */
export const cancelWechat = command('wechat.write')
  .input(z.object({ id: recordId }))
  .output(nothing)
  .handler(async ({ input: { id }, context: { tx } }) => {
    await tx.$executeRaw`
      update wechat_runs set state = 'stopped', reason = 'cancelled', finished_at = now() where id = ${id}::uuid and state in ('waiting', 'running')`
    await tx.$queryRaw`select pg_notify('records', 'wechat_runs')::text`
    return {}
  })

/** Asks a part of the interface again that was stopped. */
export const resumeWechat = command('wechat.write')
  .input(endpointInput)
  .output(nothing)
  .handler(async ({ input: { endpoint }, context: { tx } }) => {
    await tx.wechatStop.deleteMany({ where: { endpoint } })
    await tx.$queryRaw`select pg_notify('records', 'wechat_runs')::text`
    return {}
  })

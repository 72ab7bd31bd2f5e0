import { z } from 'zod'
import { defaultTime } from '../digests/rules.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import type { Role } from '../permissions.ts'
import { readPublicLink } from '../public-link.ts'
import { recordVersion } from '../shapes.ts'
import { countTry } from '../throttle.ts'
import { isLimit } from './rules.ts'
import { preferenceInput, ruleInput, subscriptionInput, unsubscribeInput, unsubscribeView } from './schema.ts'

const nothing = z.object({})

/** How one kind reaches oneself. */
export const reviseSubscription = command('alerts.write')
  .input(subscriptionInput)
  .output(nothing)
  .handler(async ({ input: { kind, version, ...rest }, context: { tx, actor } }) => {
    const userId = actor?.userId ?? ''
    if (!isLimit(kind, rest.limit)) throw fail('RULE_BROKEN', { params: { rule: 'alert_limit' }, fields: ['limit'] })
    if (kind === 'channel' && actor?.role !== 'admin') throw fail('NOT_ALLOWED')
    const data = { ...rest, channels: [...new Set(rest.channels)] }
    if (version === null) {
      const made = await tx.alertSubscription.createMany({ data: [{ userId, kind, ...data }], skipDuplicates: true })
      if (made.count === 0) throw fail('STALE')
      return {}
    }
    const done = await tx.alertSubscription.updateMany({ where: { userId, kind, version }, data })
    if (done.count === 0) throw fail('STALE')
    return {}
  })

/** One's own quiet hours and clock, and whether alerts are mailed at all. */
export const revisePreference = command('alerts.write')
  .input(preferenceInput)
  .output(nothing)
  .handler(async ({ input: { version, ...data }, context: { tx, actor } }) => {
    const userId = actor?.userId ?? ''
    if (version === null) {
      const made = await tx.alertPreference.createMany({ data: [{ userId, ...data }], skipDuplicates: true })
      if (made.count === 0) throw fail('STALE')
      return {}
    }
    const done = await tx.alertPreference.updateMany({ where: { userId, version }, data })
    if (done.count === 0) throw fail('STALE')
    return {}
  })

/** So many values of one's own at most. */
const mostRules = 50

/** A value of an indicator that one wants to hear of; sent twice it is one. */
export const addRule = command('alerts.write')
  .input(ruleInput)
  .output(nothing)
  .handler(async ({ input, context: { tx, actor } }) => {
    const userId = actor?.userId ?? ''
    if ((await tx.alertRule.count({ where: { userId, removedAt: null } })) >= mostRules)
      throw fail('RULE_BROKEN', { params: { rule: 'alert_rules_many' } })
    if ((await tx.indicator.count({ where: { code: input.code } })) === 0) throw fail('REFERENCE_MISSING', { fields: ['code'] })
    await tx.alertRule.createMany({ data: [{ ...input, userId }], skipDuplicates: true })
    const kept = await tx.alertRule.findUnique({ where: { id: input.id } })
    const isSame = kept?.userId === userId && kept.code === input.code && kept.figure === input.figure && kept.side === input.side
    if (!isSame || !kept.value.equals(input.value)) throw fail('SAME_ID_OTHER_CONTENT')
    return {}
  })

/** Takes a value of one's own away, or brings it back. */
export const removeRule = command('alerts.write')
  .input(recordVersion.extend({ isBack: z.boolean().default(false) }))
  .output(z.object({ version: z.int() }))
  .handler(async ({ input: { id, version, isBack }, context: { tx, actor } }) => {
    const own = { id, userId: actor?.userId }
    const done = await tx.alertRule.updateMany({ where: { ...own, version }, data: { removedAt: isBack ? null : new Date() } })
    const row = await tx.alertRule.findFirst({ where: own })
    if (!row) throw fail('NOT_FOUND')
    if (done.count === 0) throw fail('STALE')
    return { version: row.version }
  })

/** Switches mails off for whom the house itself signed the link; again it changes nothing. */
export const unsubscribe = command('public.unsubscribe')
  .input(unsubscribeInput)
  .output(unsubscribeView)
  .handler(async ({ input: { token }, context: { tx, address } }) => {
    await countTry('unsubscribeAddress', address)
    const read = readPublicLink('unsubscribe', token)
    const user = read && (await tx.user.findUnique({ where: { id: read.id }, include: { digestTimes: true } }))
    if (!read || !user) throw fail('NOT_FOUND')
    const [userId, kind] = [user.id, read.round]
    if (kind === 'alerts') {
      await tx.alertPreference.upsert({ where: { userId }, create: { userId, mailOff: true }, update: { mailOff: true } })
      return { scope: kind, name: user.name, isOff: true }
    }
    const { channels, version: _, isDefault: __, ...time } = defaultTime(user.role as Role, kind)
    const kept = user.digestTimes.find((one) => one.kind === kind)?.channels ?? channels
    const left = kept.filter((channel) => channel !== 'mail')
    const where = { userId_kind: { userId, kind } }
    await tx.digestPreference.upsert({ where, create: { userId, ...time, channels: left }, update: { channels: left } })
    return { scope: kind, name: user.name, isOff: true }
  })

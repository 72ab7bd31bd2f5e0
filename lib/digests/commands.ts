import { z } from 'zod'
import { peopleOf } from '../alerts/people.ts'
import { dayOf } from '../day.ts'
import { fail } from '../errors.ts'
import { sendJob } from '../jobs.ts'
import { command } from '../operation.ts'
import { countTry } from '../throttle.ts'
import { contentOf, lastDigestOf } from './read.ts'
import { digestTest, digestTestView, digestTimeInput } from './schema.ts'
import { hand } from './work.ts'

const nothing = z.object({})

/** When and how one's own digest comes. */
export const reviseDigestTime = command('alerts.write')
  .input(digestTimeInput)
  .output(nothing)
  .handler(async ({ input: { kind, version, ...rest }, context: { tx, actor } }) => {
    const userId = actor?.userId ?? ''
    const data = { ...rest, channels: [...new Set(rest.channels)] }
    if (version === null) {
      const made = await tx.digestPreference.createMany({ data: [{ userId, kind, ...data }], skipDuplicates: true })
      if (made.count === 0) throw fail('STALE')
      return {}
    }
    const done = await tx.digestPreference.updateMany({ where: { userId, kind, version }, data })
    if (done.count === 0) throw fail('STALE')
    return {}
  })

/** Sends oneself the digest as it would be now, marked as a test. Asked for twice under one id it is one. */
export const testDigest = command('alerts.write')
  .input(digestTest)
  .output(digestTestView)
  .handler(async ({ input: { id, kind, channels }, context: { tx, actor } }) => {
    const userId = actor?.userId ?? ''
    await countTry('testSend', userId)
    const [person] = await peopleOf(tx, userId)
    if (!person) throw fail('NOT_FOUND')
    const now = new Date()
    const made = await tx.digest.createMany({
      data: [{ id, userId, kind, slot: `test:${id}`, dueAt: now, isTest: true }],
      skipDuplicates: true,
    })
    if (made.count > 0) {
      const before = await lastDigestOf(tx, userId, kind)
      const content = await contentOf(tx, person.role, dayOf(now), before?.content ?? null)
      await hand(tx, { id, person, kind, content, channels, isTest: true, skipReason: null, now })
      for (const channel of channels) if (channel !== 'app') await sendJob(tx, 'deliveries', channel)
    }
    const rows = await tx.alertDelivery.findMany({ where: { digestId: id, userId } })
    if (rows.length === 0) throw fail('SAME_ID_OTHER_CONTENT')
    return { channels: rows.map(({ channel, state, reason }) => ({ channel: channel as (typeof channels)[number], state, reason })) }
  })

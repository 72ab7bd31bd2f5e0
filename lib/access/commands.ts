import { z } from 'zod'
import { accessRules, accessSetting } from '../access-rules.ts'
import { dutiesOf, mayRule, refuseDuty } from '../duties.ts'
import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { accessInput } from './schema.ts'

/** Changes what the house asks of who signs in. Limits of sessions hold at once, also for open ones; the rest from each person's next sign-in. */
export const reviseAccess = command('security.settings')
  .input(accessInput)
  .output(z.object({ version: z.int() }))
  .handler(async ({ input: { version, rules }, context: { tx, actor } }) => {
    refuseDuty(mayRule(actor, await dutiesOf(tx)))
    // of two who change them at once the second is told; before the first change there is no row to lock
    await tx.$queryRaw`select pg_advisory_xact_lock(7033)::text`
    if ((await accessRules(tx)).version !== version) throw fail('STALE')
    const value = { ...rules, version: version + 1 }
    await tx.setting.upsert({ where: { name: accessSetting }, create: { name: accessSetting, value }, update: { value } })
    return { version: version + 1 }
  })

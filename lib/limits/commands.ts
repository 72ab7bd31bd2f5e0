import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { remindDaysOf, reminderSetting, scoringFramework } from './read.ts'
import { limitsInput, limitsSchema, limitsView } from './schema.ts'

/** Changes the limits by which open years are scored from now on; what is closed was scored by those of its day. */
export const reviseLimits = command('evaluations.settings')
  .input(limitsInput)
  .output(limitsView)
  .handler(async ({ input: { version, limits, remindDays }, context: { tx } }) => {
    const framework = await scoringFramework(tx)
    if (!framework) throw fail('NOT_FOUND')
    const done = await tx.framework.updateMany({ where: { id: framework.id, version }, data: { limits } })
    const row = await tx.framework.findUniqueOrThrow({ where: { id: framework.id } })
    if (done.count === 0) throw fail('STALE', { current: { version: row.version, limits: limitsSchema.parse(row.limits) } })
    const value = { days: remindDays }
    if ((await remindDaysOf(tx)) !== remindDays)
      await tx.setting.upsert({ where: { name: reminderSetting }, create: { name: reminderSetting, value }, update: { value } })
    return {
      ...{ framework: row.name, version: row.version, limits: limitsSchema.parse(row.limits), remindDays },
      tables: ['frameworks', 'settings'],
    }
  })

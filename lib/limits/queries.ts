import { query } from '../operation.ts'
import { remindDaysOf, scoringFramework } from './read.ts'
import { limitsSchema, limitsView } from './schema.ts'

/** The limits that open years are scored by, and after how many days somebody is reminded of what waits. */
export const getLimits = query('evaluations.read')
  .output(limitsView)
  .handler(async ({ context: { db } }) => {
    const framework = await scoringFramework(db)
    return {
      framework: framework?.name ?? '',
      version: framework?.version ?? 0,
      limits: limitsSchema.parse(framework?.limits ?? {}),
      remindDays: await remindDaysOf(db),
      tables: ['frameworks', 'settings'],
    }
  })

import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { type Limits, limitsSchema } from './schema.ts'

/** The framework that the house is scored by: the first of its frameworks. Its limits hold for every layout, so that one year has one result. */
export const scoringFramework = (db: Db | Tx) => db.framework.findFirst({ orderBy: { position: 'asc' } })

/** The limits by which open years are scored, demanded of, graded and lit. */
export async function limitsOf(db: Db | Tx): Promise<Limits> {
  const framework = await scoringFramework(db)
  return limitsSchema.parse(framework?.limits ?? {})
}

/** The limits by which a year is scored: while it is closed those of its closing, else the ones that hold now. */
export async function limitsFor(db: Db | Tx, year: number): Promise<Limits> {
  const [closed] = await db.$queryRaw<{ limits: unknown }[]>`
    select snapshot -> 'limits' as limits from closings where year = ${year}::int and reopened_at is null`
  return closed ? limitsSchema.parse(closed.limits ?? {}) : limitsOf(db)
}

export const reminderSetting = 'evaluation_reminder'
const usualReminder = z.object({ days: z.int().min(0).default(3) })
/** After how many days whoever holds an evaluation is reminded of it; 0 is never. */
export async function remindDaysOf(db: Db | Tx): Promise<number> {
  const row = await db.setting.findUnique({ where: { name: reminderSetting } })
  return usualReminder.parse(row?.value ?? {}).days
}

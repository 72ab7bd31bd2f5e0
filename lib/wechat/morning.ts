import { plusDays } from '../day.ts'
import { db } from '../db.ts'
import { growingDays, isMorning, lastDayAt } from './rules.ts'

/**
 * Begins this morning's round, once a day over all instances (unique indexes say so), from half past eight on: a house that was off at that minute
 * asks when it is on again, which a clock alone would forget.
 */
export async function beginMorning(now = new Date()): Promise<void> {
  if (!isMorning(now)) return
  const last = lastDayAt(now)
  await db().$executeRaw`
    with made as (
      insert into wechat_runs (kind, from_on, to_on, actor_name)
      select 'daily', ${plusDays(last, 1 - growingDays)}::date, ${last}::date, 'wechat' from wechat_accounts where is_daily
      on conflict do nothing returning 1
    )
    select pg_notify('records', 'wechat_runs') from made`
}

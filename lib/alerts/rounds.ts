import { dayOf } from '../day.ts'
import { db } from '../db.ts'
import { lookAround } from './look.ts'

/** Rounds of looking are this far apart at least, in seconds; without any change of a record, this far at most. */
const [leastSeconds, mostSeconds] = [5, 900]

/**
 * Begins a round where something changed since the last one, where a new day began, or where the last was long ago; once over all instances, because a
 * stretch of seconds has one row at most. A house that was off looks when it is on again.
 */
export async function beginRound(now = new Date()): Promise<void> {
  await db().$executeRaw`
    insert into alert_rounds (slot, day, audit_id)
    select date_bin(make_interval(secs => ${leastSeconds}), ${now}::timestamptz, 'epoch'::timestamptz), ${dayOf(now)}::date, a.id
    from (select coalesce(max(id), 0) as id from audit_entries) a
    where not exists (
      select 1 from alert_rounds r where r.day = ${dayOf(now)}::date and r.audit_id >= a.id
        and r.slot > ${now}::timestamptz - make_interval(secs => ${mostSeconds})
    )
    on conflict do nothing`
}

/** Rounds that nobody has finished, whatever became of the worker that had them. */
export async function waitingRounds(): Promise<string[]> {
  const rows = await db().alertRound.findMany({ where: { finishedAt: null }, select: { id: true }, orderBy: { slot: 'asc' } })
  return rows.map(({ id }) => id)
}

/** Does a round: looks once, also where several waited. */
export async function workOnRound(id: string): Promise<boolean> {
  const round = await db().alertRound.findUnique({ where: { id } })
  if (!round) return false
  if (round.finishedAt) return true
  const { began, ended } = await lookAround()
  await db().alertRound.updateMany({ where: { id, finishedAt: null }, data: { began, ended, finishedAt: new Date() } })
  await db().$executeRaw`delete from alert_rounds where slot < now() - interval '2 days'`
  return true
}

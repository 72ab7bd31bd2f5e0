import { Client } from 'pg'
import { db } from '../db.ts'
import { databaseUrl } from '../env.ts'
import { log } from '../log.ts'
import { isFinal as isMailFinal } from '../mail/rules.ts'
import { MailRefusal, mailAccountOf, sendMail } from '../mail/send.ts'
import { isFinal as isRobotFinal } from '../wecom/rules.ts'
import { RobotRefusal, robotKeyOf, tellGroup } from '../wecom/send.ts'
import { type Claimed, claim, keepState, markFailed, markSent, markSkipped, takeOrphans, type Way } from './batch.ts'
import { groupMessage } from './group.ts'
import { mailOf } from './mails.ts'
import { afterRate, nextTry } from './rules.ts'

const places: Record<Way, number> = { mail: 0, robot: 1 }
export const isWay = (text: string): text is Way => text === 'mail' || text === 'robot'

/** Ways out on which something is due. */
export async function dueWays(now = new Date()): Promise<Way[]> {
  const rows = await db().alertDelivery.groupBy({
    by: ['channel'],
    where: { channel: { not: 'app' }, OR: [{ state: 'waiting', dueAt: { lte: now } }, { state: 'sending' }] },
  })
  return rows.flatMap(({ channel }) => (isWay(channel) ? [channel] : []))
}

/**
 * Sends what is due on a way, message by message, unless another worker is at it: one at a time in the whole house. Each is marked before and after; a
 * worker that dies in between lets go at once, and the next sends that message again under the same id. So none is lost, and one may come twice.
 */
export async function workOnWay(channel: Way, now: () => Date = () => new Date()): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(), keepAlive: true })
  client.on('error', () => undefined) // the work itself fails too, and says so
  await client.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock(7019, $1) as got', [places[channel]])
    if (!rows[0]?.got) return
    await takeOrphans(channel)
    for (let batch = await claim(channel, now()); batch.length > 0; batch = await claim(channel, now())) {
      await (channel === 'mail' ? sendMails(batch, now()) : tellRobot(batch, now()))
      await db().$queryRaw`select pg_notify('records', 'alert_deliveries')::text`
    }
  } finally {
    await client.end()
  }
}

async function sendMails(rows: readonly Claimed[], now: Date): Promise<void> {
  const user = rows[0]?.user
  if (!user?.email) return markSkipped(rows, 'no_address')
  if (user.disabledAt) return markSkipped(rows, 'disabled')
  if (rows[0]?.alertId && user.preference?.mailOff) return markSkipped(rows, 'declined')
  try {
    const account = await mailAccountOf(db())
    if (!account) return markSkipped(rows, 'no_channel')
    await sendMail(account, mailOf(rows, user.email))
    await markSent(rows, now)
    await keepState('mail', null, now)
  } catch (error) {
    if (!(error instanceof MailRefusal)) return broken('mail', rows, error, now)
    const { reason, message } = error
    await failed('mail', rows, reason, message, isMailFinal(reason) ? null : nextTry(rows[0]?.attempts ?? 1, now), now)
    // one receiver who is refused says nothing of the server
    if (!isMailFinal(reason)) await keepState('mail', { reason, detail: message }, now)
  }
}

async function tellRobot(rows: readonly Claimed[], now: Date): Promise<void> {
  const { fresh, known } = await sortedByKnown(rows)
  if (known.length > 0) await markSkipped(known, 'already_told')
  if (fresh.length === 0) return
  try {
    const key = await robotKeyOf(db())
    if (!key) return markSkipped(fresh, 'no_channel')
    await tellGroup(key, groupMessage(fresh))
    await markSent(fresh, now)
    await keepState('robot', null, now)
  } catch (error) {
    if (!(error instanceof RobotRefusal)) return broken('robot', fresh, error, now)
    const { reason, message, errcode } = error
    const detail = [errcode, message].filter(Boolean).join(' ')
    if (reason === 'rate') return markFailed(fresh, reason, detail, afterRate(now), false)
    await failed('robot', fresh, reason, detail, isRobotFinal(reason) ? null : nextTry(fresh[0]?.attempts ?? 1, now), now)
    if (!isRobotFinal(reason)) await keepState('robot', { reason, detail }, now)
  }
}

/** The group hears of a thing once, whoever asked for it and when. */
async function sortedByKnown(rows: readonly Claimed[]): Promise<{ fresh: Claimed[]; known: Claimed[] }> {
  const told = await db().alertDelivery.findMany({
    where: { channel: 'robot', state: 'sent', alertId: { in: rows.flatMap(({ alertId }) => alertId ?? []) } },
    select: { alertId: true, occasion: true },
  })
  const isKnown = ({ alertId, occasion }: Claimed) =>
    alertId !== null && told.some((one) => one.alertId === alertId && one.occasion === occasion)
  return { fresh: rows.filter((row) => !isKnown(row)), known: rows.filter(isKnown) }
}

/** A fault of ours: logged, and tried again like one of theirs, so that one message cannot hold up the others. */
async function broken(channel: Way, rows: readonly Claimed[], error: unknown, now: Date): Promise<void> {
  log.error({ err: error }, 'deliveries')
  await failed(channel, rows, 'unexpected', '', nextTry(rows[0]?.attempts ?? 1, now), now)
}

/** To be tried again, or given up; then administrators find it in their inbox, one line until they have read it. */
async function failed(channel: Way, rows: readonly Claimed[], reason: string, detail: string, at: Date | null, now: Date): Promise<void> {
  await markFailed(rows, reason, detail, at)
  if (at) return
  await db().$executeRaw`
    with made as (
      insert into notifications (user_id, kind, severity, params, path, created_at)
      select u.id, 'channel', 'urgent', jsonb_build_object('channel', ${channel}::text, 'reason', ${reason}::text), '/alerts/history?state=failed&everybody=true', ${now}::timestamptz
      from users u where u.role = 'admin' and u.disabled_at is null and not exists (
        select 1 from notifications n where n.user_id = u.id and n.kind = 'channel' and n.alert_id is null and n.read_at is null and n.params ->> 'reason' = ${reason})
      returning 1
    )
    select pg_notify('records', 'notifications') from made`
}

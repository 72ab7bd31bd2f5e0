import type { Tx } from '../db.ts'
import type { Condition } from './conditions.ts'
import { asked, dueFor, type Person } from './people.ts'
import { listPaths, mostLines, reminderDue } from './rules.ts'
import type { Channel, Params, Subscription } from './schema.ts'

/** Mails and the group hear of what begins or ends together after this long, in milliseconds, and not at all of what was over before. */
export const manners = { settleMs: Number(process.env.ALERT_SETTLE_MS ?? 120_000) }

/** An alert that stands in the database. */
export type Told = Condition & { id: string; beganAt: Date }
/** Which ways out of the house there are. */
export type Ways = { mail: boolean; robot: boolean }
export type Telling = { tx: Tx; now: Date; people: readonly Person[]; ways: Ways; ruleOwners: ReadonlyMap<string, string> }

type Line = {
  userId: string
  kind: string
  alertId: string | null
  severity: string
  params: Params
  path: string
  count: number
  createdAt: Date
}
type Row = {
  userId: string
  channel: Channel
  alertId: string
  occasion: string
  state: string
  reason: string | null
  dueAt: Date
  sentAt: Date | null
}

/** What becomes of a word to somebody by a channel: sent at once in the app, waiting for its hour, or skipped and why. */
export function rowFor(person: Person, channel: Channel, { now, ways }: Pick<Telling, 'now' | 'ways'>) {
  const skipped = (reason: string) => ({ state: 'skipped', reason, dueAt: now, sentAt: null })
  if (channel === 'app') return { state: 'sent', reason: null, dueAt: now, sentAt: now }
  if (channel === 'mail' && person.preference.mailOff) return skipped('declined')
  if (channel === 'mail' && !person.email) return skipped('no_address')
  if (!ways[channel]) return skipped('no_channel')
  const { dueAt, isQuiet } = dueFor(person, new Date(now.getTime() + manners.settleMs))
  return { state: 'waiting', reason: isQuiet ? 'quiet' : null, dueAt, sentAt: null }
}

function rowsFor(telling: Telling, person: Person, alert: Told, subscription: Subscription, occasion: string): Row[] {
  return subscription.channels.map((channel) => ({
    ...{ userId: person.id, channel, alertId: alert.id, occasion },
    ...(subscription.isOn
      ? rowFor(person, channel, telling)
      : { state: 'skipped', reason: 'switched_off', dueAt: telling.now, sentAt: null }),
  }))
}

/** Tells everybody whom it concerns of alerts that began: once each, whoever looks and however often. */
export async function tellBegan(telling: Telling, alerts: readonly Told[]): Promise<void> {
  for (const person of telling.people) {
    const mine = alerts.flatMap((alert) => {
      const subscription = asked(person, alert, telling.ruleOwners)
      // what the role does not hear of by default is no news that was kept from anybody
      return subscription && (subscription.isOn || !subscription.isDefault) ? [{ alert, subscription }] : []
    })
    if (mine.length === 0) continue
    const rows = mine.flatMap(({ alert, subscription }) => rowsFor(telling, person, alert, subscription, 'began'))
    const made = await telling.tx.alertDelivery.createManyAndReturn({ data: rows, skipDuplicates: true })
    const shown = new Set(made.filter(({ channel, state }) => channel === 'app' && state === 'sent').map(({ alertId }) => alertId))
    await intoInbox(
      telling,
      person,
      mine.map(({ alert }) => alert).filter(({ id }) => shown.has(id)),
    )
  }
}

/** A line each, or one for all of a kind where they are many. */
async function intoInbox({ tx, now }: Telling, person: Person, alerts: readonly Told[]): Promise<void> {
  const byKind = Map.groupBy(alerts, ({ kind }) => kind)
  const lines = [...byKind].flatMap(([kind, all]): Line[] => {
    if (all.length > mostLines) {
      const severity = all.some((one) => one.severity === 'urgent') ? 'urgent' : 'soon'
      const params: Params = { many: all.length }
      return [{ userId: person.id, kind, alertId: null, severity, params, path: listPaths[kind], count: all.length, createdAt: now }]
    }
    return all.map(({ id, severity, params, path }) => ({
      userId: person.id,
      kind,
      alertId: id,
      severity,
      params,
      path,
      count: 1,
      createdAt: now,
    }))
  })
  await tx.notification.createMany({ data: lines, skipDuplicates: true })
}

/** Reminds those who want it of what lasts, at most once a day or week; in the inbox the line comes up again as unread. */
export async function remind(telling: Telling, alerts: readonly Told[]): Promise<number> {
  const { tx, now } = telling
  const rows = telling.people.flatMap((person) =>
    alerts.flatMap((alert) => {
      const subscription = asked(person, alert, telling.ruleOwners)
      const occasion = subscription?.isOn ? reminderDue(subscription.reminder, alert.beganAt, now) : null
      return subscription && occasion ? rowsFor(telling, person, alert, subscription, occasion) : []
    }),
  )
  if (rows.length === 0) return 0
  const made = await tx.alertDelivery.createManyAndReturn({ data: rows, skipDuplicates: true })
  for (const { userId, alertId } of made.filter(({ channel, state }) => channel === 'app' && state === 'sent'))
    await tx.notification.updateMany({ where: { userId, alertId }, data: { readAt: null, createdAt: now } })
  return made.length
}

/** What is over: lines say so, those who were told hear of it, and what nobody has heard yet need not be told. */
export async function tellEnded(telling: Telling, ids: readonly string[], reason: 'over' | 'switched_off'): Promise<void> {
  const { tx, now } = telling
  const alertId = { in: [...ids] }
  await tx.notification.updateMany({ where: { alertId, endedAt: null }, data: { endedAt: now } })
  await tx.alertDelivery.updateMany({ where: { alertId, state: 'waiting' }, data: { state: 'skipped', reason } })
  if (reason !== 'over') return
  const told = await tx.alertDelivery.findMany({
    // who takes a step on knows that it no longer waits
    where: { alertId, alert: { kind: { not: 'step' } }, occasion: 'began', channel: { not: 'app' }, state: { in: ['sent', 'sending'] } },
  })
  const rows = told.flatMap(({ userId, channel, alertId: of }) => {
    const person = telling.people.find(({ id }) => id === userId)
    return person && of
      ? [{ userId, channel: channel as Channel, alertId: of, occasion: 'ended', ...rowFor(person, channel as Channel, telling) }]
      : []
  })
  await tx.alertDelivery.createMany({ data: rows, skipDuplicates: true })
}

/** What was over and is back: its lines are open again, and nobody hears that it was over who has not yet. */
export async function tellReturned({ tx, now }: Telling, ids: readonly string[]): Promise<void> {
  const alertId = { in: [...ids] }
  await tx.notification.updateMany({ where: { alertId }, data: { endedAt: null, readAt: null, createdAt: now } })
  await tx.alertDelivery.updateMany({
    where: { alertId, occasion: 'ended', state: 'waiting' },
    data: { state: 'skipped', reason: 'returned' },
  })
}

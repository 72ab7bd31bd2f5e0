import { dayOf } from '../day.ts'
import { fail } from '../errors.ts'
import { indicatorsOf } from '../indicators/read.ts'
import { plain } from '../money.ts'
import { query } from '../operation.ts'
import { readPublicLink } from '../public-link.ts'
import { countLook } from '../throttle.ts'
import { watchedYear } from './figures.ts'
import { waysOf } from './look.ts'
import { peopleOf, preferenceOf, subscriptionOf } from './people.ts'
import { subscriptionsOf } from './rules.ts'
import {
  type AlertKind,
  alertKinds,
  lastingView,
  mineView,
  type Params,
  type Severity,
  unsubscribeInput,
  unsubscribeView,
  whoView,
} from './schema.ts'

/** One's own alerts: how each kind comes, quiet hours, and the values that one chose. */
export const getMyAlerts = query('alerts.read')
  .output(mineView)
  .handler(async ({ context: { db, actor } }) => {
    const userId = actor?.userId ?? ''
    const user = await db.user.findUnique({ where: { id: userId }, include: { subscriptions: true, preference: true } })
    const rules = await db.alertRule.findMany({ where: { userId, removedAt: null }, orderBy: { createdAt: 'asc' } })
    const year = await watchedYear(db, dayOf(new Date()))
    const indicators = year === null ? [] : await indicatorsOf(db, year)
    const ways = await waysOf(db)
    return {
      subscriptions: subscriptionsOf(actor?.role ?? 'viewer', (user?.subscriptions ?? []).map(subscriptionOf)),
      preference: preferenceOf(user?.preference ?? null),
      rules: rules.map(({ id, code, figure, side, value, version }) => {
        const indicator = indicators.find((one) => one.code === code)
        const words = { name: indicator?.name ?? null, unit: indicator?.unit ?? null }
        return { id, code, figure: figure as 'actual', side: side as 'below', value: plain(value.toString()), version, ...words }
      }),
      indicators: indicators.map(({ code, name, unit }) => ({ code, name, unit })),
      ...{ email: user?.email ?? null, hasMail: ways.mail, hasRobot: ways.robot },
      tables: ['alert_subscriptions', 'alert_preferences', 'alert_rules', 'users', 'mail_accounts', 'wecom_robots', 'indicators'],
    }
  })

/** What lasts now, urgent first. */
export const listLasting = query('alerts.read')
  .output(lastingView)
  .handler(async ({ context: { db } }) => {
    const rows = await db.$queryRaw<{ id: string; kind: AlertKind; severity: Severity; params: Params; path: string; beganAt: Date }[]>`
      select * from (
        select distinct on (kind, subject, period) id::text, kind, severity, params, path, began_at as "beganAt"
        from alerts where ended_at is null and kind not in ('value', 'channel') order by kind, subject, period, began_at
      ) a order by array_position(array['urgent', 'soon', 'note'], severity), array_position(${[...alertKinds]}::text[], kind), "beganAt" desc, id`
    return {
      alerts: rows.slice(0, 200).map((row) => ({ ...row, beganAt: row.beganAt.toISOString() })),
      total: rows.length,
      tables: ['alerts'],
    }
  })

/** Who gets what, by which ways. */
export const listWhoGets = query('alerts.channels')
  .output(whoView)
  .handler(async ({ context: { db } }) => {
    const people = await peopleOf(db)
    return {
      people: people.map(({ id, name, role, email, subscriptions }) => ({
        ...{ userId: id, name, role, email },
        kinds: Object.fromEntries(subscriptions.map(({ kind, isOn, channels }) => [kind, isOn ? channels : []])),
      })),
      tables: ['users', 'alert_subscriptions'],
    }
  })

/** What the link in a mail switches off, for whoever holds it. */
export const openUnsubscribe = query('public.unsubscribe')
  .input(unsubscribeInput)
  .output(unsubscribeView)
  .handler(async ({ input: { token }, context: { db, address } }) => {
    await countLook(address)
    const read = readPublicLink('unsubscribe', token)
    const user = read && (await db.user.findUnique({ where: { id: read.id }, include: { preference: true, digestTimes: true } }))
    if (!read || !user) throw fail('NOT_FOUND')
    const time = user.digestTimes.find(({ kind }) => kind === read.round)
    const isOff =
      read.round === 'alerts' ? (user.preference?.mailOff ?? false) : time !== undefined && (!time.isOn || !time.channels.includes('mail'))
    return { scope: read.round, name: user.name, isOff }
  })

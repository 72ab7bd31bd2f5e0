import { houseZone } from '../day.ts'
import type { Role } from '../permissions.ts'
import { type AlertKind, alertKinds, type Channel, type Params, type Preference, type Reminder, type Subscription } from './schema.ts'

/** What a kind can be set to: the colour from which on a light is worth telling, or a number of days or percentage points. */
type Choice = { of: 'light'; usual: 'red' } | { of: 'days' | 'points'; usual: string; min: number; max: number }
const choices: Partial<Record<AlertKind, Choice>> = {
  light: { of: 'light', usual: 'red' },
  no_data: { of: 'days', usual: '14', min: 1, max: 365 },
  request: { of: 'days', usual: '1', min: 0, max: 30 },
  expiry: { of: 'days', usual: '30', min: 1, max: 365 },
  survey: { of: 'days', usual: '3', min: 1, max: 60 },
  measure: { of: 'days', usual: '7', min: 1, max: 90 },
  budget: { of: 'points', usual: '10', min: 1, max: 100 },
}
/** What a kind's limit is chosen from; nothing where it has none. */
export const choiceOf = (kind: AlertKind): Choice | null => choices[kind] ?? null

/** Whether a limit is one that the kind can have. */
export function isLimit(kind: AlertKind, limit: string | null): boolean {
  const choice = choiceOf(kind)
  if (!choice) return limit === null
  if (choice.of === 'light') return limit === 'red' || limit === 'yellow'
  return limit !== null && /^\d{1,3}$/.test(limit) && Number(limit) >= choice.min && Number(limit) <= choice.max
}

type Default = { channels: Channel[]; reminder?: Reminder; limit?: string }
const [app, mail]: [Channel[], Channel[]] = [['app'], ['app', 'mail']]
/** What each role hears of until somebody says otherwise; what is not named is off. */
const defaults: Record<Role, Partial<Record<AlertKind, Default>>> = {
  operator: {
    no_data: { channels: app },
    missing: { channels: app },
    request: { channels: mail, reminder: 'daily' },
    expiry: { channels: app },
    survey: { channels: app },
    rectification: { channels: mail, reminder: 'weekly' },
  },
  officer: {
    light: { channels: mail, limit: 'yellow' },
    no_data: { channels: app },
    missing: { channels: mail, reminder: 'weekly' },
    request: { channels: mail, reminder: 'daily' },
    expiry: { channels: mail },
    survey: { channels: app },
    measure: { channels: mail },
    rectification: { channels: app },
    budget: { channels: mail },
    step: { channels: mail },
  },
  office: {
    step: { channels: mail },
    light: { channels: app },
    missing: { channels: app },
    expiry: { channels: mail, reminder: 'weekly' },
    measure: { channels: app },
    budget: { channels: mail },
  },
  head: {
    light: { channels: mail },
    measure: { channels: app },
    rectification: { channels: app },
    budget: { channels: mail },
    step: { channels: mail },
  },
  director: { light: { channels: mail }, budget: { channels: app }, step: { channels: mail } },
  viewer: {},
  admin: { channel: { channels: mail, reminder: 'daily' } },
  security: {},
  auditor: {},
}

/** How a role hears of a kind by default. */
export function defaultOf(role: Role, kind: AlertKind): Subscription {
  const found = defaults[role][kind]
  const { channels = [...app], reminder = 'never', limit = choiceOf(kind)?.usual ?? null } = found ?? {}
  // values are those that somebody chose for themselves: off until there is one, then in the app
  return { kind, isOn: found !== undefined || kind === 'value', channels: [...channels], limit, reminder, version: null, isDefault: true }
}

/** All kinds as they hold for somebody: what they chose, else the default of their role. Only administrators mend channels. */
export function subscriptionsOf(role: Role, chosen: readonly Subscription[]): Subscription[] {
  return alertKinds
    .filter((kind) => kind !== 'channel' || role === 'admin')
    .map((kind) => chosen.find((one) => one.kind === kind) ?? defaultOf(role, kind))
}

/** The stages of a request have no days ahead of them, and a light that is red concerns those who asked from yellow on. */
export const isMeant = (limit: string | null, variant: string): boolean =>
  variant === '' || variant === limit || (limit === 'yellow' && variant === 'red')

export const usualPreference: Preference = { quietFrom: null, quietUntil: null, zone: houseZone, mailOff: false, version: null }

type Quiet = Pick<Preference, 'quietFrom' | 'quietUntil'>
/** Whether a minute of the day is among somebody's quiet hours; they may span midnight. */
export function isQuiet({ quietFrom, quietUntil }: Quiet, minute: number): boolean {
  if (quietFrom === null || quietUntil === null) return false
  return quietFrom < quietUntil ? minute >= quietFrom && minute < quietUntil : minute >= quietFrom || minute < quietUntil
}

const dayMs = 86_400_000
/** Which reminder of an alert is due, by whole days that it has lasted; null where none is, or none is wanted. */
export function reminderDue(reminder: Reminder, beganAt: Date, now: Date): string | null {
  if (reminder === 'never') return null
  const days = Math.floor((now.getTime() - beganAt.getTime()) / dayMs)
  const every = reminder === 'daily' ? 1 : 7
  const last = Math.floor(days / every) * every
  return last > 0 ? `reminder:${last}` : null
}

/** A condition that comes back within so long is the one that was over: no second word about it. */
export const returnsWithinMs = dayMs
/** So many of one kind that begin together are one line in an inbox. */
export const mostLines = 5

/** Where a line of an inbox leads that stands for many of a kind. */
export const listPaths: Record<AlertKind, string> = {
  light: '/board',
  value: '/board',
  no_data: '/board',
  missing: '/completeness',
  request: '/requests',
  expiry: '/organisations/documents',
  survey: '/surveys',
  measure: '/evaluations',
  rectification: '/inspections/rectifications',
  budget: '/costs/analysis',
  step: '/waiting',
  channel: '/alerts/channels',
}

type Translate = (key: string, values?: Record<string, string | number>) => string
/** What an alert says in a language; a line for many says how many. */
export function sentenceOf(t: Translate, kind: string, params: Params): string {
  const values = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? '']))
  if (typeof params.many === 'number') return t('alerts.many', { count: params.many, kind: t(`alerts.kinds.${kind}`) })
  return t(`alerts.sentences.${kind}`, values)
}

import { plusDays } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { evaluationStates } from '../evaluations/schema.ts'
import { holderOf } from '../evaluations/workflow.ts'
import { type Locale, locales } from '../locale.ts'
import { isAllowed, type Role } from '../permissions.ts'
import { instantAt, wallTime } from '../zoned.ts'
import type { Condition, Limits } from './conditions.ts'
import { isMeant, isQuiet, subscriptionsOf, usualPreference } from './rules.ts'
import type { AlertKind, Channel, Params, Preference, Reminder, Subscription } from './schema.ts'

/** Somebody who may sign in, as far as alerts need to know them. */
export type Person = {
  id: string
  name: string
  role: Role
  email: string | null
  locale: Locale
  subscriptions: Subscription[]
  preference: Preference
  /** Ids of the service teams that they are in, and of those that anybody with an account is in. */
  teams: ReadonlySet<string>
  covered: ReadonlySet<string>
}

type StoredSubscription = { kind: string; isOn: boolean; channels: string[]; limit: string | null; reminder: string; version: number }
export const subscriptionOf = ({ kind, channels, reminder, isOn, limit, version }: StoredSubscription): Subscription => ({
  ...{ isOn, limit, version, isDefault: false },
  ...{ kind: kind as AlertKind, channels: channels as Channel[], reminder: reminder as Reminder },
})
type StoredPreference = { quietFrom: number | null; quietUntil: number | null; zone: string; mailOff: boolean; version: number }
export const preferenceOf = (stored: StoredPreference | null): Preference =>
  stored
    ? {
        ...{ quietFrom: stored.quietFrom, quietUntil: stored.quietUntil, mailOff: stored.mailOff, version: stored.version },
        zone: stored.zone as Preference['zone'],
      }
    : usualPreference

export const localeOf = (text: string): Locale => locales.find((known) => known === text) ?? 'zh-Hans'

/** Everybody who may sign in, or one of them. */
export async function peopleOf(on: Db | Tx, id?: string): Promise<Person[]> {
  const users = await on.user.findMany({
    where: { disabledAt: null, id },
    include: { subscriptions: true, preference: true },
    orderBy: { userName: 'asc' },
  })
  const members = await on.serviceTeamMember.findMany({
    where: { removedAt: null, userName: { in: users.map(({ userName }) => userName) }, team: { removedAt: null } },
    select: { userName: true, teamId: true },
  })
  const covered = new Set(members.map(({ teamId }) => teamId))
  return users.map((user) => ({
    ...{ id: user.id, name: user.name, role: user.role as Role, email: user.email, locale: localeOf(user.locale) },
    subscriptions: subscriptionsOf(user.role as Role, user.subscriptions.map(subscriptionOf)),
    preference: preferenceOf(user.preference),
    covered,
    teams: new Set(members.filter(({ userName }) => userName === user.userName).map(({ teamId }) => teamId)),
  }))
}

/** The limits that some people ask for. */
export function limitsOf(people: readonly Person[]): Limits {
  const limits = new Map<AlertKind, Set<string>>()
  for (const { kind, isOn, limit } of people.flatMap(({ subscriptions }) => subscriptions)) {
    if (!isOn) continue
    limits.set(kind, (limits.get(kind) ?? new Set()).add(limit ?? ''))
  }
  return limits
}

/** How somebody asked for a condition, switched on or off; null when it is none of theirs. */
export function asked(
  person: Person,
  condition: Pick<Condition, 'kind' | 'variant' | 'params' | 'subject'>,
  ruleOwners: ReadonlyMap<string, string>,
): Subscription | null {
  const found = person.subscriptions.find(({ kind }) => kind === condition.kind)
  if (!found || !isMeant(found.limit, condition.variant)) return null
  if (condition.kind === 'value' && ruleOwners.get(condition.subject) !== person.id) return null
  if (condition.kind === 'step' && !holds(person.role, condition.params.state)) return null
  // who is in a team hears of its requests, of those that nobody has yet, and of teams in which nobody has an account
  const team = condition.kind === 'request' ? condition.params.team : null
  if (typeof team === 'string' && person.teams.size > 0 && !person.teams.has(team) && person.covered.has(team)) return null
  return found
}

/** Whether an evaluation in a state waits for people of a role. */
function holds(role: Role, state: Params[string] | undefined): boolean {
  const found = evaluationStates.find((one) => one === state)
  const permission = found ? holderOf(found) : null
  return permission !== null && isAllowed(role, permission)
}

/** When somebody may be told who is not to be disturbed before then: the instant itself, or the end of the quiet hours around it. */
export function dueFor({ preference }: Pick<Person, 'preference'>, at: Date): { dueAt: Date; isQuiet: boolean } {
  const wall = wallTime(at, preference.zone)
  if (!isQuiet(preference, wall.minute)) return { dueAt: at, isQuiet: false }
  const minute = preference.quietUntil ?? 0
  const day = minute > wall.minute ? wall.day : plusDays(wall.day, 1)
  return { dueAt: instantAt({ day, minute }, preference.zone), isQuiet: true }
}

import { randomUUID } from 'node:crypto'
import { type AccessRules, accessRules, accessSetting, usualAccessRules } from './access-rules.ts'
import { type Db, db, inTransaction, pool, type Tx } from './db.ts'
import { fromDatabase, isPassing } from './errors.ts'
import type { Actor } from './operation.ts'
import type { Role } from './permissions.ts'

/** How a person proved who they are; a password is checked again at the moment of opening. */
export type Proof = { method: 'password'; passwordHash: string } | { method: 'oidc' } | { method: 'wecom' }
export type SignInMethod = Proof['method']
/** What is still asked for before a session opens anything. */
const awaitedSteps = ['code', 'enrolment', 'password'] as const
export type Awaited = (typeof awaitedSteps)[number]
/** Where a sign-in comes from; `replaces` is the session that the browser held before, which ends with it; `mark` its known-device cookie. */
export type From = { address: string; device: string; replaces?: string | null; mark?: string }
export type Opened = { id: string; name: string; awaits: Awaited | null }

/** The longest that a session can last by any rule, in hours: as long as the cookie that names it. */
export const longestHours = 720
/** How long somebody may take for the second step, in minutes. */
const waitMinutes = 10
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

/** Which session rows still open the door: nothing awaited, not revoked, used lately, not too old, their user enabled. */
export async function liveSession(on: Db | Tx) {
  const { idleMinutes, absoluteHours } = await accessRules(on)
  return {
    ...{ revokedAt: null, awaits: null, user: { disabledAt: null } },
    ...{ lastSeenAt: { gt: minutesAgo(idleMinutes) }, createdAt: { gt: minutesAgo(absoluteHours * 60) } },
  }
}

/**
 * Opens a session for somebody who has proved who they are: the one way in, whatever the proof. What the house's rules still ask for stands in `awaits`;
 * until that is given the session opens nothing (lib/session-steps.ts). Null when the person is locked out, or has another password by now.
 */
export function openSessionFor(user: { id: string; userName: string }, from: From, proof: Proof): Promise<Opened | null> {
  return inTransaction({ actor: user.userName, operation: 'users.signIn' }, async (tx) => {
    // a reset or a lock-out that came while a password was being hashed must win
    const [person] = await tx.$queryRaw<(Person & { passwordHash: string | null })[]>`
      select u.id, u.name, u.role, u.password_at as "passwordAt", u.password_hash as "passwordHash",
        exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as "hasSecond"
      from users u where u.id = ${user.id}::uuid and u.disabled_at is null for share`
    if (!person || (proof.method === 'password' && person.passwordHash !== proof.passwordHash)) return null
    return writeSession(tx, person, from, { method: proof.method, awaits: awaitedOf(person, await accessRules(tx), proof.method, false) })
  })
}

export type Person = { id: string; name: string; role: Role; passwordAt: Date; hasSecond: boolean }

/** What is asked for next; `secondGiven` when the second factor has been, for this sign-in. */
export function awaitedOf(person: Person, rules: AccessRules, method: SignInMethod, secondGiven: boolean): Awaited | null {
  const asksSecond = !secondGiven && (method === 'password' || rules.secondFactorOutside)
  if (asksSecond && person.hasSecond) return 'code'
  if (asksSecond && rules.secondFactorFor.includes(person.role)) return 'enrolment'
  const days = method === 'password' ? rules.passwordDays : null
  return days !== null && person.passwordAt < minutesAgo(days * 24 * 60) ? 'password' : null
}

/** A row of its own for every step forward: what was known before a proof is worth nothing after it. */
export async function writeSession(
  tx: Tx,
  person: { id: string; name: string },
  from: From,
  how: { method: SignInMethod; awaits: Awaited | null },
): Promise<Opened> {
  const id = randomUUID()
  await tx.userSession.create({ data: { id, userId: person.id, device: from.device, ...how } })
  if (from.replaces) await tx.userSession.updateMany({ where: { id: from.replaces, revokedAt: null }, data: { revokedAt: new Date() } })
  return { id, name: person.name, awaits: how.awaits }
}

const rule = (name: 'idleMinutes' | 'absoluteHours') =>
  `coalesce((select (value ->> '${name}')::int from settings where name = '${accessSetting}'), ${usualAccessRules[name]})`
const asked = `
  select u.id as "userId", u.user_name as "userName", u.name, u.role, u.shortcuts, s.id as "sessionId", s.last_seen_at as seen
  from user_sessions s join users u on u.id = s.user_id
  where s.id = $1::uuid and s.revoked_at is null and s.awaits is null and u.disabled_at is null
    and s.last_seen_at > now() - ${rule('idleMinutes')} * interval '1 minute' and s.created_at > now() - ${rule('absoluteHours')} * interval '1 hour'`

/** Who a session belongs to while it is live, and when it was last used; to ask does not count as using it. */
export async function sessionOwner(sessionId: string): Promise<(Actor & { seen: Date }) | undefined> {
  return (await pool().query<Actor & { seen: Date }>({ name: 'actor', text: asked, values: [sessionId] })).rows[0]
}

/** Who a session belongs to, or nobody when it is no longer live. Every request asks this: one prepared statement, and one more a minute. */
export async function actorOf(sessionId: string): Promise<Actor | null> {
  const row = await sessionOwner(sessionId).catch((error: unknown) => Promise.reject(fromDatabase(error)))
  if (!row) return null
  const { seen, ...actor } = row
  if (Date.now() - seen.getTime() > 60_000)
    await db()
      .userSession.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date() } })
      // a full disk keeps nobody from reading
      .catch((error: unknown) => isPassing(fromDatabase(error)) || Promise.reject(error))
  return actor
}

/** Somebody at the door who has given the first proof and owes the next. */
export type Waiting = { sessionId: string; userId: string; userName: string; name: string; method: SignInMethod; awaits: Awaited }

/** Who waits at the door under a session's id; null when nothing is awaited, or for too long. */
export async function waitingOf(sessionId: string, on: Db | Tx = db()): Promise<Waiting | null> {
  const row = await on.userSession.findFirst({
    where: {
      id: sessionId,
      revokedAt: null,
      awaits: { not: null },
      createdAt: { gt: minutesAgo(waitMinutes) },
      user: { disabledAt: null },
    },
    include: { user: { select: { userName: true, name: true } } },
  })
  if (!row) return null
  return { sessionId, userId: row.userId, ...row.user, method: row.method as SignInMethod, awaits: row.awaits as Awaited }
}

/** Ends a session, as signing out does; its token is worth nothing from then on. */
export async function endSession(sessionId: string): Promise<void> {
  const row = await db().userSession.findUnique({ where: { id: sessionId }, include: { user: true } })
  if (!row || row.revokedAt) return
  await inTransaction({ actor: row.user.userName, operation: 'users.signOut' }, (tx) =>
    tx.userSession.updateMany({ where: { id: row.id, revokedAt: null }, data: { revokedAt: new Date() } }),
  )
}

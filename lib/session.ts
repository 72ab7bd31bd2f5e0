import { randomUUID } from 'node:crypto'
import { db, inTransaction, pool } from './db.ts'
import type { Actor } from './operation.ts'
import { passwordMatches } from './password.ts'
import { countTry, forgetTries } from './throttle.ts'

const idleHours = 12
/** A session ends after these hours whatever happens. */
export const absoluteHours = 7 * 24
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

/** Which session rows still open the door: not revoked, used lately, not too old, their user enabled. */
export const liveSession = () => ({
  revokedAt: null,
  lastSeenAt: { gt: hoursAgo(idleHours) },
  createdAt: { gt: hoursAgo(absoluteHours) },
  user: { disabledAt: null },
})

/** Checks name and password (throttled by account and by address) and opens a session row; null when they are wrong. Throws TOO_MANY_TRIES. */
export async function openSession(
  given: { userName: string; password: string },
  from: { address: string; device: string },
): Promise<{ id: string; name: string } | null> {
  const account = given.userName.replaceAll('\u0000', '').trim().toLowerCase().slice(0, 100)
  await countTry('signInAddress', from.address)
  await countTry('signInAccount', account)
  const user = await db().user.findUnique({ where: { userName: account } })
  const matches = await passwordMatches(user?.disabledAt ? null : (user?.passwordHash ?? null), given.password)
  if (!user || !matches) return null
  await forgetTries('signInAccount', account)
  const id = randomUUID()
  const opened = await inTransaction(
    { actor: user.userName, operation: 'users.signIn' },
    // a reset or a lock-out that came while we were hashing must win
    (tx) => tx.$executeRaw`
      insert into user_sessions (id, user_id, device)
      select ${id}::uuid, u.id, ${from.device} from users u
      where u.id = ${user.id}::uuid and u.password_hash = ${user.passwordHash} and u.disabled_at is null for share`,
  )
  return opened === 1 ? { id, name: user.name } : null
}

const asked = `
  select u.id as "userId", u.user_name as "userName", u.name, u.role, u.shortcuts, s.id as "sessionId", s.last_seen_at as seen
  from user_sessions s join users u on u.id = s.user_id
  where s.id = $1::uuid and s.revoked_at is null and s.last_seen_at > $2 and s.created_at > $3 and u.disabled_at is null`

/** Who a session belongs to, or nobody when it is no longer live. Every request asks this: one prepared statement, and one more a minute. */
export async function actorOf(sessionId: string): Promise<Actor | null> {
  const values = [sessionId, hoursAgo(idleHours), hoursAgo(absoluteHours)]
  const [row] = (await pool().query<Actor & { seen: Date }>({ name: 'actor', text: asked, values })).rows
  if (!row) return null
  const { seen, ...actor } = row
  if (Date.now() - seen.getTime() > 60_000)
    await db().userSession.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date() } })
  return actor
}

/** Ends a session, as signing out does; its token is worth nothing from then on. */
export async function endSession(sessionId: string): Promise<void> {
  const row = await db().userSession.findUnique({ where: { id: sessionId }, include: { user: true } })
  if (!row || row.revokedAt) return
  await inTransaction({ actor: row.user.userName, operation: 'users.signOut' }, (tx) =>
    tx.userSession.updateMany({ where: { id: row.id, revokedAt: null }, data: { revokedAt: new Date() } }),
  )
}

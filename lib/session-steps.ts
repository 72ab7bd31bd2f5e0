import { accessRules } from './access-rules.ts'
import { db, inTransaction, type Tx } from './db.ts'
import { fail } from './errors.ts'
import { deviceOf } from './known-device.ts'
import { hashPassword, passwordMatches } from './password.ts'
import { confirmSecondFactor, takeCode } from './second-factor.ts'
import { awaitedOf, type From, type Opened, openSessionFor, type Person, type Waiting, waitingOf, writeSession } from './session.ts'
import { countTry, forgetTries, refuseUsedUp } from './throttle.ts'
import { refuseWeak } from './weak-password.ts'

/** Checks name and password (throttled by account and by address) and opens a session; null when they are wrong. Throws TOO_MANY_TRIES. */
export async function openSession(given: { userName: string; password: string }, from: From): Promise<Opened | null> {
  const account = given.userName.replaceAll('\u0000', '').trim().toLowerCase().slice(0, 100)
  const forget = await countSignIn(account, from)
  const user = await db().user.findUnique({ where: { userName: account } })
  const passwordHash = user?.disabledAt ? null : (user?.passwordHash ?? null)
  const matches = await passwordMatches(passwordHash, given.password)
  if (!user || passwordHash === null || !matches) return null
  await forget()
  return openSessionFor(user, from, { method: 'password', passwordHash })
}

/** Counts a try before anything is looked at; gives what forgets it after a success. A device that the account knows is counted by itself. */
async function countSignIn(account: string, from: From): Promise<() => Promise<void>> {
  const device = deviceOf(from.mark, account)
  if (device !== null) {
    const key = `${device} ${account}`
    await countTry('signInDevice', key)
    return () => forgetTries('signInDevice', key)
  }
  refuseUsedUp('signInAccount', account)
  await countTry('signInAddress', from.address)
  await countTry('signInAccount', account)
  return () => forgetTries('signInAccount', account)
}

/** What somebody at the door gives when more is asked for: a code, or a password of their own. */
export type Given = { code: string } | { password: string }

/**
 * Takes the step that the session in `from.replaces` waits for and opens the next one in its place; null when what was given is wrong.
 * Throws SIGNED_OUT when nobody waits there (any more), TOO_MANY_TRIES, and WEAK_PASSWORD.
 */
export async function giveStep(given: Given, from: From): Promise<Opened | null> {
  const waiting = from.replaces ? await waitingOf(from.replaces) : null
  if (!waiting) throw fail('SIGNED_OUT')
  const signature = { actor: waiting.userName, operation: `users.${waiting.awaits}Step` }
  if (waiting.awaits === 'password') {
    const passwordHash = 'password' in given ? await freshPassword(waiting, given.password) : null
    return passwordHash === null ? null : inTransaction(signature, (tx) => keepPassword(tx, waiting, passwordHash, from))
  }
  if (!('code' in given)) return null
  return inTransaction(signature, async (tx) => {
    const take = waiting.awaits === 'code' ? takeCode : confirmSecondFactor
    return (await take(tx, waiting.userId, given.code)) ? goOn(tx, waiting, from) : null
  })
}

async function freshPassword(waiting: Waiting, password: string): Promise<string> {
  await countTry('changePassword', waiting.userId)
  await refuseWeak(password, waiting.userName, 'password')
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: waiting.userId } })
  // the old one again is no new one
  if (await passwordMatches(passwordHash, password)) throw fail('WEAK_PASSWORD', { fields: ['password'] })
  return hashPassword(password)
}

async function keepPassword(tx: Tx, waiting: Waiting, passwordHash: string, from: From): Promise<Opened | null> {
  const opened = await goOn(tx, waiting, from)
  if (!opened) return null
  await tx.user.update({ where: { id: waiting.userId }, data: { passwordHash, passwordAt: new Date() } })
  // whoever is signed in with the old one elsewhere is not any more
  const others = { userId: waiting.userId, revokedAt: null, id: { not: opened.id } }
  await tx.userSession.updateMany({ where: others, data: { revokedAt: new Date() } })
  return { ...opened, awaits: null }
}

/** The next session in place of the one that waited, which can be gone on from once. */
async function goOn(tx: Tx, waiting: Waiting, from: From): Promise<Opened | null> {
  const left = await tx.userSession.updateMany({ where: { id: waiting.sessionId, revokedAt: null }, data: { revokedAt: new Date() } })
  const [person] = await tx.$queryRaw<Person[]>`
    select id, name, role, password_at as "passwordAt", true as "hasSecond" from users where id = ${waiting.userId}::uuid and disabled_at is null for share`
  if (left.count === 0 || !person) return null
  const awaits = waiting.awaits === 'password' ? null : awaitedOf(person, await accessRules(tx), waiting.method, true)
  return writeSession(tx, person, { ...from, replaces: null }, { method: waiting.method, awaits })
}

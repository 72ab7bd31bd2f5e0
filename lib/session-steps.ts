import { db } from './db.ts'
import { passwordMatches } from './password.ts'
import { type From, type Opened, openSessionFor } from './session.ts'
import { countTry, forgetTries } from './throttle.ts'

/** Checks name and password (throttled by account and by address) and opens a session; null when they are wrong. Throws TOO_MANY_TRIES. */
export async function openSession(given: { userName: string; password: string }, from: From): Promise<Opened | null> {
  const account = given.userName.replaceAll('\u0000', '').trim().toLowerCase().slice(0, 100)
  await countTry('signInAddress', from.address)
  await countTry('signInAccount', account)
  const user = await db().user.findUnique({ where: { userName: account } })
  const passwordHash = user?.disabledAt ? null : (user?.passwordHash ?? null)
  const matches = await passwordMatches(passwordHash, given.password)
  if (!user || passwordHash === null || !matches) return null
  await forgetTries('signInAccount', account)
  return openSessionFor(user, from, { method: 'password', passwordHash })
}

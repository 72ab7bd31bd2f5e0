import { randomUUID } from 'node:crypto'
import { headers } from 'next/headers'
import { getServerSession, type NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { db, inTransaction } from './db.ts'
import { isUserError } from './errors.ts'
import type { Actor, Context } from './operation.ts'
import { passwordMatches } from './password.ts'
import type { Role } from './permissions.ts'
import { countTry, forgetTries } from './throttle.ts'

const idleHours = 12
const absoluteHours = 7 * 24
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)

/** The signed token holds only the id of a session row; the row decides, so a session can be revoked at once. */
export const authOptions: NextAuthOptions = {
  secret: process.env.AUTH_SECRET,
  session: { strategy: 'jwt', maxAge: absoluteHours * 3600 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      name: 'password',
      credentials: { userName: {}, password: {} },
      authorize: async (given, request) => {
        const signed = await signIn(given?.userName ?? '', given?.password ?? '', request.headers ?? {})
        return signed && { id: signed.sessionId, name: signed.name }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    session: ({ session, token }) => ({ ...session, user: undefined, sid: token.sid }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === 'string') await db().userSession.updateMany({ where: { id: token.sid }, data: { revokedAt: new Date() } })
    },
  },
}

/** Checks name and password (throttled by account and by address) and opens a session row; null when they are wrong. Throws `TOO_MANY_TRIES:<seconds>`. */
async function signIn(
  userName: string,
  password: string,
  from: Record<string, unknown>,
): Promise<{ sessionId: string; name: string } | null> {
  const account = userName.trim().toLowerCase().slice(0, 100)
  const address = addressOf(String(from['x-forwarded-for'] ?? ''))
  try {
    await countTry('signInAddress', address)
    await countTry('signInAccount', account)
  } catch (error) {
    if (isUserError(error)) throw new Error(`${error.code}:${error.data.params?.seconds ?? ''}`)
    throw error
  }
  const user = await db().user.findUnique({ where: { userName: account } })
  const matches = await passwordMatches(user?.disabledAt ? null : (user?.passwordHash ?? null), password.slice(0, 128))
  if (!user || !matches) return null
  await forgetTries('signInAccount', account)
  const sessionId = randomUUID()
  const device = String(from['user-agent'] ?? '').slice(0, 200)
  await inTransaction({ actor: user.userName, operation: 'users.signIn' }, (tx) =>
    tx.userSession.create({ data: { id: sessionId, userId: user.id, device } }),
  )
  return { sessionId, name: user.name }
}

const addressOf = (forwarded: string): string => forwarded.split(',')[0]?.trim() || 'local'

/** Who is signed in on this request, or nobody: the session row must be live, used lately, and its user enabled. */
export async function currentActor(): Promise<Actor | null> {
  const session = (await getServerSession(authOptions)) as { sid?: string } | null
  if (!session?.sid) return null
  const row = await db().userSession.findFirst({
    where: {
      id: session.sid,
      revokedAt: null,
      lastSeenAt: { gt: hoursAgo(idleHours) },
      createdAt: { gt: hoursAgo(absoluteHours) },
      user: { disabledAt: null },
    },
    include: { user: true },
  })
  if (!row) return null
  if (Date.now() - row.lastSeenAt.getTime() > 60_000)
    await db().userSession.update({ where: { id: row.id }, data: { lastSeenAt: new Date() } })
  return { userId: row.userId, userName: row.user.userName, name: row.user.name, role: row.user.role as Role, sessionId: row.id }
}

/** What operations know of the request at hand. */
export async function requestContext(): Promise<Context> {
  const sent = await headers()
  return {
    actor: await currentActor(),
    address: addressOf(sent.get('x-forwarded-for') ?? ''),
    device: (sent.get('user-agent') ?? '').slice(0, 200),
  }
}

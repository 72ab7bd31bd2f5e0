import { cookies, headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { cache } from 'react'
import { actorOfBearer } from './bearer.ts'
import { logFault, whereFrom } from './door.ts'
import { isUserError } from './errors.ts'
import type { Actor, Context } from './operation.ts'
import { actorOf, endSession, longestHours } from './session.ts'
import { openSession } from './session-steps.ts'
import { sessionIdIn } from './session-token.ts'

/** The signed token holds only the id of a session row; the row decides, so a session can be revoked at once. */
export const authOptions: NextAuthOptions = {
  secret: process.env.AUTH_SECRET,
  session: { strategy: 'jwt', maxAge: longestHours * 3600 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      name: 'password',
      credentials: { userName: {}, password: {} },
      authorize: (given, request) => signIn(given?.userName, given?.password, request.headers ?? {}),
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user ? { sid: user.id } : token),
    session: ({ session, token }) => ({ ...session, user: undefined, sid: token.sid }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === 'string') await endSession(token.sid)
    },
  },
}

/** What next-auth asks of us: the session's id, or null for a wrong name or password. Throws `TOO_MANY_TRIES:<seconds>`. */
async function signIn(userName: unknown, password: unknown, sent: Record<string, unknown>): Promise<{ id: string; name: string } | null> {
  // a form can send anything under these names
  if (typeof userName !== 'string' || typeof password !== 'string' || password.length > 128) return null
  try {
    return await openSession(
      { userName, password },
      whereFrom((name) => sent[name]),
    )
  } catch (error) {
    if (isUserError(error)) throw new Error(`${error.code}:${error.data.params?.seconds ?? ''}`)
    // next-auth hands the message of what is thrown to the visitor: logFault puts a bare one in its place
    logFault(error)
    throw error
  }
}

/** Who is signed in on this request, or nobody: the session row must be live, used lately, and its user enabled. A page asks once, however many parts it has. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sid = await currentSession()
  return sid === null ? null : actorOf(sid)
})

async function currentSession(): Promise<string | null> {
  const sent = (await cookies()).getAll().map(({ name, value }) => [name, value])
  return sessionIdIn(Object.fromEntries(sent))
}

/** What operations know of the request at hand. */
export async function requestContext(): Promise<Context> {
  const sent = await headers()
  return { actor: await currentActor(), ...whereFrom((name) => sent.get(name)) }
}

/** The same at the door for others: a program is known by its key, and by nothing else once it sent one. */
export async function programContext(): Promise<Context> {
  const sent = await headers()
  const from = whereFrom((name) => sent.get(name))
  return { actor: (await actorOfBearer(sent.get('authorization'), from.address)) ?? (await currentActor()), ...from }
}

import { parse, serialize } from 'cookie'
import { cookies, headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { cache } from 'react'
import { actorOfBearer } from './bearer.ts'
import { logFault, whereFrom } from './door.ts'
import { fail, isUserError } from './errors.ts'
import { deviceCookie, deviceSeconds, rememberAccount } from './known-device.ts'
import type { Actor, Context } from './operation.ts'
import { actorOf, endSession, type From, longestHours, type Opened, type Waiting, waitingOf } from './session.ts'
import { giveStep, openSession } from './session-steps.ts'
import { isServedSecurely, sessionCookie, sessionIdIn } from './session-token.ts'
import { passwordText } from './shapes.ts'

/** The signed token holds only the id of a session row; the row decides, so a session can be revoked at once. */
export const authOptions: NextAuthOptions = {
  secret: process.env.AUTH_SECRET,
  session: { strategy: 'jwt', maxAge: longestHours * 3600 },
  // asked for at each request: the address that the house is served under is known once it serves
  cookies: {
    get sessionToken() {
      return sessionCookie()
    },
  },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    Credentials({
      name: 'password',
      credentials: { userName: {}, password: {} },
      authorize: (given, request) => answered(signIn(given?.userName, given?.password, request.headers ?? {})),
    }),
    // what the session that waits at the door still asks for; each step opens a session of its own, under a token of its own
    Credentials({
      id: 'step',
      name: 'step',
      credentials: { code: {}, password: {} },
      authorize: (given, request) => answered(takeStep(given ?? {}, request.headers ?? {})),
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

/** What next-auth asks of us: the session's id, or null for what is wrong. Throws a user's error as `<code>:<seconds>`. */
async function answered(opening: Promise<Opened | null>): Promise<{ id: string; name: string } | null> {
  try {
    return await opening
  } catch (error) {
    if (isUserError(error)) throw new Error(`${error.code}:${error.data.params?.seconds ?? ''}`)
    // next-auth hands the message of what is thrown to the visitor: logFault puts a bare one in its place
    logFault(error)
    throw error
  }
}

/** Where a sign-in comes from, and what the browser brings of earlier ones. */
async function whereOf(sent: Record<string, unknown>): Promise<From> {
  const brought = parse(String(sent.cookie ?? ''))
  const mark = brought[deviceCookie(isServedSecurely())]
  return { ...whereFrom((name) => sent[name]), replaces: await sessionIdIn(brought), mark }
}

async function signIn(userName: unknown, password: unknown, sent: Record<string, unknown>): Promise<Opened | null> {
  // a form can send anything under these names
  if (typeof userName !== 'string' || typeof password !== 'string' || password.length > 128) return null
  return openSession({ userName, password }, await whereOf(sent))
}

async function takeStep(given: { code?: unknown; password?: unknown }, sent: Record<string, unknown>): Promise<Opened | null> {
  const from = await whereOf(sent)
  if (typeof given.password === 'string') {
    if (!passwordText.safeParse(given.password).success) throw fail('WEAK_PASSWORD')
    return giveStep({ password: given.password }, from)
  }
  return typeof given.code === 'string' && given.code.length <= 40 ? giveStep({ code: given.code }, from) : null
}

/** The known-device cookie for the browser that has just been let in; null while something is still asked for. */
export async function deviceMark(setCookies: string[], sentCookies: string): Promise<string | null> {
  const set = setCookies.map((line) => parse(line)).find((one) => one[sessionCookie().name])
  const sid = set ? await sessionIdIn(set) : null
  const actor = sid === null ? null : await actorOf(sid)
  if (!actor) return null
  const name = deviceCookie(isServedSecurely())
  const value = rememberAccount(parse(sentCookies)[name], actor.userName)
  return serialize(name, value, { httpOnly: true, sameSite: 'lax', path: '/', secure: isServedSecurely(), maxAge: deviceSeconds })
}

/** Who is signed in on this request, or nobody: the session row must be live, used lately, and its user enabled. A page asks once, however many parts it has. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sid = await currentSession()
  return sid === null ? null : actorOf(sid)
})

/** Who stands at the door with the first proof given and the next one owed; nobody when nothing is awaited. */
export const currentlyWaiting = cache(async (): Promise<Waiting | null> => {
  const sid = await currentSession()
  return sid === null ? null : waitingOf(sid)
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

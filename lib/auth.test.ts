import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { authOptions, deviceMark } from './auth.ts'
import { db } from './db.ts'
import { rememberAccount } from './known-device.ts'
import { hashPassword } from './password.ts'
import { actorOf } from './session.ts'
import { sessionIdIn } from './session-token.ts'
import { as } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'
import { closeThrottles } from './throttle.ts'

testDatabase()
process.env.AUTH_SECRET = 'a secret of tests'
const password = '南沙港澳商协会2023'
const id = randomUUID()
const sessions = (where = {}) => db().userSession.findMany({ where: { userId: id, ...where } })

type Authorize = (given: Record<string, unknown>, request: { headers: Record<string, string> }) => Promise<{ id: string } | null>
/** The sign-in as next-auth calls it, with what a form sent and the address it came from. */
function signIn(given: Record<string, unknown>, address: string = randomUUID(), cookie = ''): Promise<{ id: string } | null> {
  const provider = authOptions.providers[0] as unknown as { options: { authorize: Authorize } }
  return provider.options.authorize(given, { headers: { 'x-forwarded-for': address, 'user-agent': '测试机', cookie } })
}

beforeAll(async () => {
  const passwordHash = await hashPassword(password)
  await db().user.create({ data: { id, userName: 'chen', name: '陈', role: 'officer', passwordHash } })
  await db().user.create({ data: { userName: 'left', name: '离', role: 'officer', passwordHash, disabledAt: new Date() } })
})
beforeEach(async () => {
  await db().$executeRawUnsafe(`do $$ begin if to_regclass('throttles') is not null then delete from throttles; end if; end $$`)
  // what a process remembers of them goes, too
  await closeThrottles()
})

describe('signing in', () => {
  test('opens a session of its own each time, signed by the person in the audit', async () => {
    const one = await signIn({ userName: ' CHEN ', password })
    const two = await signIn({ userName: 'chen', password })
    expect(one?.id).not.toBe(two?.id)
    expect(await sessions({ id: one?.id })).toMatchObject([{ device: '测试机', revokedAt: null }])
    expect(await actorOf(one?.id ?? '')).toMatchObject({ userId: id, userName: 'chen', name: '陈', role: 'officer' })
    const entries = await db().auditEntry.findMany({ where: { source: 'user_sessions', recordId: one?.id } })
    expect(entries).toMatchObject([{ actor: 'chen', operation: 'users.signIn' }])
  })

  test.each([
    ['a wrong password', { userName: 'chen', password: 'wrong-password' }],
    ['an unknown name', { userName: 'nobody', password }],
    ['a disabled person', { userName: 'left', password }],
    ['no password', { userName: 'chen' }],
    ['things that are no texts', { userName: { not: '' }, password: ['a'] }],
    ['a NUL in the name', { userName: 'a\u0000b', password }],
    ['a password longer than any', { userName: 'chen', password: 'x'.repeat(1_000_000) }],
  ])('is refused for %s', async (_, given) => {
    const before = (await db().userSession.findMany()).length
    expect(await signIn(given)).toBeNull()
    expect((await db().userSession.findMany()).length).toBe(before)
  })

  test('an unknown name takes about as long as a wrong password, so that names cannot be found out', async () => {
    await signIn({ userName: 'nobody', password })
    const time = async (userName: string) => {
      const start = performance.now()
      await signIn({ userName, password: 'wrong-password' })
      return performance.now() - start
    }
    const known: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 5; round++) {
      known.push(await time('chen'))
      unknown.push(await time(`nobody-${round}`))
    }
    // the quickest of each: other work on the machine only ever adds
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.4)
  })
})

describe('trying passwords', () => {
  test('at most ten tries of an account in five minutes are looked at, even from many addresses at once; the right password waits too', async () => {
    const tries = Array.from({ length: 40 }, () =>
      signIn({ userName: 'chen', password: 'wrong-password' }).catch((error: Error) => error.message),
    )
    const answers = await Promise.all(tries)
    expect(answers.filter((answer) => answer === null)).toHaveLength(10)
    for (const answer of answers.filter((known) => known !== null)) expect(answer).toMatch(/^TOO_MANY_TRIES:([1-9]\d{0,2})$/)
    await expect(signIn({ userName: 'chen', password })).rejects.toThrow(/^TOO_MANY_TRIES:\d+$/)
  })

  test('many accounts from one address are slowed down as well', async () => {
    const tries = Array.from({ length: 70 }, (_, n) => signIn({ userName: `name-${n}`, password: 'x' }, '192.0.2.7').catch(() => 'slowed'))
    expect((await Promise.all(tries)).filter((answer) => answer === 'slowed')).toHaveLength(10)
  })

  test('locking an account out from outside does not touch a session that is open, nor its owner changing the password', async () => {
    const open = await signIn({ userName: 'chen', password })
    await Promise.all(Array.from({ length: 15 }, () => signIn({ userName: 'chen', password: 'wrong' }).catch(() => null)))
    expect(await actorOf(open?.id ?? '')).not.toBeNull()
    const mine = as('officer', { userId: id, userName: 'chen', sessionId: open?.id })
    expect(await mine.users.changePassword({ current: password, next: password })).toEqual({ changed: true })
  })

  test('of ten thousand tries of one account from ten thousand addresses ten are looked at, and its owner still comes in from a device of theirs', async () => {
    const mine = rememberAccount(undefined, 'chen')
    let looked = 0
    const stranger = async (n: number) => {
      const address = `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`
      const answer = await signIn({ userName: 'chen', password: 'wrong-password' }, address).catch((error: Error) => error.message)
      if (answer === null) looked++
      else expect(answer).toMatch(/^TOO_MANY_TRIES:/)
    }
    for (let wave = 0; wave < 100; wave++) await Promise.all(Array.from({ length: 100 }, (_, n) => stranger(wave * 100 + n)))
    expect(looked).toBe(10)
    const cookie = `chamber-device=${mine}`
    expect(await signIn({ userName: 'chen', password }, '192.0.2.9', cookie)).not.toBeNull()
    const tries = Array.from({ length: 12 }, () =>
      signIn({ userName: 'chen', password: 'wrong' }, '192.0.2.9', cookie).catch(() => 'slowed'),
    )
    expect((await Promise.all(tries)).filter((answer) => answer === 'slowed')).toHaveLength(2)
    await expect(signIn({ userName: 'chen', password }, '192.0.2.9', 'chamber-device=forged.forged')).rejects.toThrow(/TOO_MANY/)
  }, 60_000)

  test('one network of IPv6 is counted as one', async () => {
    const from = (n: number) => `2001:db8:0:7:${n.toString(16)}::1`
    const tries = Array.from({ length: 70 }, (_, n) => signIn({ userName: `six-${n}`, password: 'x' }, from(n)).catch(() => 'slowed'))
    expect((await Promise.all(tries)).filter((answer) => answer === 'slowed')).toHaveLength(10)
    expect(await signIn({ userName: 'six', password: 'x' }, '2001:db8:0:8::1')).toBeNull()
  })

  test('a right password forgets the wrong ones before it', async () => {
    for (let round = 0; round < 3; round++) {
      for (let wrong = 0; wrong < 5; wrong++) await signIn({ userName: 'chen', password: 'wrong' })
      expect(await signIn({ userName: 'chen', password })).not.toBeNull()
    }
  })
})

describe('a session', () => {
  test('ends when its owner signs out, and only that one', async () => {
    const [here, there] = [await signIn({ userName: 'chen', password }), await signIn({ userName: 'chen', password })]
    await authOptions.events?.signOut?.({ token: { sid: here?.id }, session: {} as never })
    expect(await actorOf(here?.id ?? '')).toBeNull()
    expect(await actorOf(there?.id ?? '')).not.toBeNull()
    const last = await db().auditEntry.findFirst({ where: { recordId: here?.id }, orderBy: { id: 'desc' } })
    expect(last).toMatchObject({ actor: 'chen', operation: 'users.signOut' })
  })

  test('ends after twelve idle hours and after seven days whatever happens', async () => {
    const open = (await signIn({ userName: 'chen', password }))?.id ?? ''
    const aged = (lastSeen: number, created: number) => db().$executeRaw`
      update user_sessions set last_seen_at = now() - ${lastSeen} * interval '1 hour', created_at = now() - ${created} * interval '1 hour' where id = ${open}::uuid`
    await aged(11, 100)
    expect(await actorOf(open)).not.toBeNull()
    await aged(13, 100)
    expect(await actorOf(open)).toBeNull()
    await aged(0, 7 * 24 + 1)
    expect(await actorOf(open)).toBeNull()
  })

  test('opens nothing once its owner is disabled, even when that was done in the database', async () => {
    const open = (await signIn({ userName: 'chen', password }))?.id ?? ''
    await db().user.update({ where: { id }, data: { disabledAt: new Date() } })
    expect(await actorOf(open)).toBeNull()
    await db().user.update({ where: { id }, data: { disabledAt: null } })
    expect(await actorOf(open)).not.toBeNull()
  })

  test('that is used stays awake', async () => {
    const open = (await signIn({ userName: 'chen', password }))?.id ?? ''
    await db().$executeRaw`update user_sessions set last_seen_at = now() - interval '11 hours' where id = ${open}::uuid`
    await actorOf(open)
    const [row] = await sessions({ id: open })
    expect(Date.now() - (row?.lastSeenAt.getTime() ?? 0)).toBeLessThan(60_000)
  })

  test('that nobody knows opens nothing', async () => {
    expect(await actorOf(randomUUID())).toBeNull()
  })
})

describe('the cookie', () => {
  const https = (url: string) => Object.assign(process.env, { NEXTAUTH_URL: url })
  const before = process.env.NEXTAUTH_URL
  afterEach(() => (before === undefined ? delete process.env.NEXTAUTH_URL : https(before)))
  const secret = process.env.AUTH_SECRET ?? ''

  test('is kept from scripts and other sites, and behind TLS from plain pages and neighbouring hosts', () => {
    https('http://localhost:3000')
    expect(authOptions.cookies?.sessionToken).toMatchObject({
      name: 'next-auth.session-token',
      options: { httpOnly: true, sameSite: 'lax', secure: false },
    })
    https('https://house.example')
    const { name, options } = authOptions.cookies?.sessionToken ?? {}
    expect(name).toBe('__Host-next-auth.session-token')
    expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  })

  test('of another name, or signed by somebody else, names no session', async () => {
    https('https://house.example')
    const value = await encode({ token: { sid: 'one' }, secret })
    expect(await sessionIdIn({ '__Host-next-auth.session-token': value })).toBe('one')
    for (const name of ['next-auth.session-token', '__Secure-next-auth.session-token', 'x__Host-next-auth.session-token'])
      expect(await sessionIdIn({ [name]: value })).toBeNull()
    const forged = await encode({ token: { sid: 'one' }, secret: 'another secret' })
    expect(await sessionIdIn({ '__Host-next-auth.session-token': forged })).toBeNull()
  })

  test('of a known device is given to who was let in, and to nobody who still owes something', async () => {
    https('https://house.example')
    const opened = await signIn({ userName: 'chen', password })
    const set = async (sid: string) => [
      `__Host-next-auth.session-token=${await encode({ token: { sid }, secret })}; Path=/; HttpOnly; Secure`,
    ]
    const mark = await deviceMark(await set(opened?.id ?? ''), '')
    expect(mark).toMatch(/^__Host-chamber-device=[\w.-]+; Max-Age=31536000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    await db().userSession.update({ where: { id: opened?.id ?? '' }, data: { awaits: 'code' } })
    expect(await deviceMark(await set(opened?.id ?? ''), '')).toBeNull()
    expect(await deviceMark([], '')).toBeNull()
  })
})

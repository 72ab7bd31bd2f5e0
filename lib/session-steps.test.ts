import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AccessRules, accessSetting, usualAccessRules } from './access-rules.ts'
import { db } from './db.ts'
import { hashPassword } from './password.ts'
import type { Role } from './permissions.ts'
import { actorOf, openSessionFor, waitingOf } from './session.ts'
import { giveStep, openSession } from './session-steps.ts'
import { as, codeOf } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'
import { closeThrottles } from './throttle.ts'

testDatabase()
process.env.AUTH_SECRET = 'a secret of tests'
const password = '南沙港澳商协会2023'
let passwordHash = ''
const rules = async (change: Partial<AccessRules>) => {
  const value = { ...usualAccessRules, ...change, version: 1 }
  await db().setting.upsert({ where: { name: accessSetting }, create: { name: accessSetting, value }, update: { value } })
}
async function person(role: Role = 'officer') {
  const userName = `u${randomUUID().slice(0, 8)}`
  return db().user.create({ data: { userName, name: userName, role, passwordHash } })
}
type Person = Awaited<ReturnType<typeof person>>
const from = (replaces: string | null = null) => ({ address: randomUUID(), device: '测试机', replaces })
const enter = async ({ userName }: { userName: string }) => {
  const opened = await openSession({ userName, password }, from())
  if (!opened) throw new Error(`${userName} was to be let in`)
  return opened
}
const of = (who: Person, sessionId: string) => as(who.role as Role, { userId: who.id, userName: who.userName, sessionId })
/** What the app of somebody shows now, or so many times thirty seconds later. Half a minute may end between asking and giving: `0` then is the one before, `1` today's. */
const shown = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: Date.now() + later * 30_000 })
/** Somebody with a second factor, the secret of their app and their recovery codes. */
async function secured(role: Role = 'officer') {
  const who = await person(role)
  const { id } = await enter(who)
  const { secret } = await of(who, id).secondFactors.begin()
  const { codes } = await of(who, id).secondFactors.confirm({ code: shown(secret) })
  return { who, secret, codes, session: id }
}

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})
beforeEach(async () => {
  await db().setting.deleteMany({ where: { name: accessSetting } })
  await db().$executeRawUnsafe(`do $$ begin if to_regclass('throttles') is not null then delete from throttles; end if; end $$`)
  await closeThrottles()
})

describe('a second factor', () => {
  test('is asked for after the password from then on; until it is given the session opens nothing', async () => {
    const { who, secret } = await secured()
    const waiting = await enter(who)
    expect(waiting.awaits).toBe('code')
    expect(await actorOf(waiting.id)).toBeNull()
    expect(await waitingOf(waiting.id)).toMatchObject({ userId: who.id, awaits: 'code' })
    expect(await giveStep({ code: '000000' }, from(waiting.id))).toBeNull()
    const opened = await giveStep({ code: shown(secret, 1).replace(/(...)(...)/, ' $1 $2') }, from(waiting.id))
    expect(opened).toMatchObject({ awaits: null })
    expect(opened?.id).not.toBe(waiting.id)
    expect(await actorOf(opened?.id ?? '')).toMatchObject({ userId: who.id })
    expect(await waitingOf(waiting.id)).toBeNull()
    const entries = await db().auditEntry.findMany({ where: { source: 'user_sessions', recordId: opened?.id } })
    expect(entries).toMatchObject([{ actor: who.userName, operation: 'users.codeStep' }])
  })

  test('takes each code once, also from two doors at the same moment, and none from before it', async () => {
    const { who, secret } = await secured()
    const code = shown(secret, 1)
    const waiting = await Promise.all(Array.from({ length: 5 }, () => enter(who)))
    const given = await Promise.all(waiting.map(({ id }) => giveStep({ code }, from(id))))
    expect(given.filter((opened) => opened !== null)).toHaveLength(1)
    const late = await enter(who)
    for (const old of [code, shown(secret), shown(secret, -1)]) expect(await giveStep({ code: old }, from(late.id))).toBeNull()
  })

  test('is not taken from too long ago, or from the future', async () => {
    const { who, secret } = await secured()
    const { id } = await enter(who)
    for (const later of [-100, -3, -2, 3, 100]) expect(await giveStep({ code: shown(secret, later) }, from(id))).toBeNull()
  })

  test('cannot be guessed by who knows the password: ten tries in a quarter of an hour, at whatever door', async () => {
    const { who, secret } = await secured()
    const told: unknown[] = []
    for (let n = 0; n < 12; n++) {
      const { id } = await enter(who)
      told.push(await giveStep({ code: '12345x' }, from(id)).catch((error: { code: string }) => error.code))
    }
    expect(told).toEqual([...Array(10).fill(null), 'TOO_MANY_TRIES', 'TOO_MANY_TRIES'])
    const { id } = await enter(who)
    await expect(giveStep({ code: shown(secret) }, from(id))).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' })
  })

  test('can be replaced by a recovery code, once each, also at the same moment; they are kept as hashes only', async () => {
    const { who, codes } = await secured()
    const [code = ''] = codes
    expect(new Set(codes).size).toBe(10)
    const waiting = await Promise.all(Array.from({ length: 4 }, () => enter(who)))
    const given = await Promise.all(waiting.map(({ id }) => giveStep({ code: code.toLowerCase().replace('-', ' ') }, from(id))))
    const opened = given.filter((one) => one !== null)
    expect(opened).toHaveLength(1)
    expect(await of(who, opened[0]?.id ?? '').secondFactors.own()).toMatchObject({ codesLeft: 9 })
    const kept = JSON.stringify(await db().recoveryCode.findMany())
    for (const one of codes) expect(kept).not.toContain(one.replace('-', ''))
  }, 20_000)

  test('waits at the door for ten minutes, and not for who was locked out or signed out meanwhile', async () => {
    const { who, secret } = await secured()
    const refused = async (id: string) =>
      giveStep({ code: shown(secret, 1) }, from(id)).then(String, (error: { code: string }) => error.code)
    const slow = await enter(who)
    await db().$executeRaw`update user_sessions set created_at = now() - interval '11 minutes' where id = ${slow.id}::uuid`
    expect(await refused(slow.id)).toBe('SIGNED_OUT')
    const gone = await enter(who)
    await db().user.update({ where: { id: who.id }, data: { disabledAt: new Date() } })
    expect(await refused(gone.id)).toBe('SIGNED_OUT')
    for (const nobody of [randomUUID(), '']) expect(await refused(nobody)).toBe('SIGNED_OUT')
  })

  test('the secret is sealed, and neither it nor a hash stands in the audit', async () => {
    const { who, secret } = await secured()
    const factor = await db().secondFactor.findUniqueOrThrow({ where: { userId: who.id } })
    expect(factor.secretSealed).not.toContain(secret.replaceAll(' ', ''))
    const told = await db().$queryRaw<
      { told: string }[]
    >`select coalesce(after::text, '') as told from audit_entries where source in ('second_factors', 'recovery_codes')`
    expect(told.length).toBeGreaterThan(10)
    for (const entry of told) expect(entry.told).not.toMatch(/secret_sealed|code_hash|code_salt|argon2/)
  })
})

describe('roles that need one', () => {
  test('are led through it at the next sign-in, others are not, and nothing opens before', async () => {
    await rules({ secondFactorFor: ['director'] })
    expect((await enter(await person('officer'))).awaits).toBeNull()
    const who = await person('director')
    const waiting = await enter(who)
    expect(waiting.awaits).toBe('enrolment')
    expect(await actorOf(waiting.id)).toBeNull()
    const { enrolmentAtDoor } = await import('./second-factors/read.ts')
    const [begun, again] = [
      await enrolmentAtDoor({ userId: who.id, userName: who.userName }),
      await enrolmentAtDoor({ userId: who.id, userName: who.userName }),
    ]
    expect(again?.secret).toBe(begun?.secret)
    expect(begun?.uri).toContain(`otpauth://totp/Chamber%20House:${who.userName}?`)
    expect(await giveStep({ code: '000000' }, from(waiting.id))).toBeNull()
    const opened = await giveStep({ code: shown(begun?.secret ?? '') }, from(waiting.id))
    expect(await actorOf(opened?.id ?? '')).not.toBeNull()
    const me = of(who, opened?.id ?? '')
    expect((await me.secondFactors.makeCodes({ code: null })).codes).toHaveLength(10)
    expect(await codeOf(me.secondFactors.makeCodes({ code: null }))).toBe('CODE_REFUSED')
    expect((await enter(who)).awaits).toBe('code')
  })

  test('who comes by single sign-on or WeCom owes it only where the house says so', async () => {
    await rules({ secondFactorFor: ['director'] })
    const who = await person('director')
    expect(await openSessionFor(who, from(), { method: 'oidc' })).toMatchObject({ awaits: null })
    await rules({ secondFactorFor: ['director'], secondFactorOutside: true })
    expect(await openSessionFor(who, from(), { method: 'wecom' })).toMatchObject({ awaits: 'enrolment' })
    const { who: has } = await secured('viewer')
    expect(await openSessionFor(has, from(), { method: 'oidc' })).toMatchObject({ awaits: 'code' })
  })
})

describe('one’s own second factor', () => {
  test('is set up by its first code, signs the other devices out, and is taken away by a code only', async () => {
    const who = await person()
    const [here, there] = [await enter(who), await enter(who)]
    const me = of(who, here.id)
    const { secret, qr } = await me.secondFactors.begin()
    expect(qr).toContain('<svg')
    expect((await enter(who)).awaits).toBeNull()
    expect(await codeOf(me.secondFactors.confirm({ code: '000000' }))).toBe('CODE_REFUSED')
    await me.secondFactors.confirm({ code: shown(secret) })
    expect([await actorOf(here.id), await actorOf(there.id)].map((one) => one !== null)).toEqual([true, false])
    expect(await codeOf(me.secondFactors.begin())).toBe('SECOND_FACTOR_ON')
    expect(await codeOf(me.secondFactors.remove({ code: '000000' }))).toBe('CODE_REFUSED')
    expect(await codeOf(me.secondFactors.remove({ code: shown(secret, 1) }))).toBe('OK')
    expect((await enter(who)).awaits).toBeNull()
    expect(await db().recoveryCode.count({ where: { userId: who.id } })).toBe(0)
  })

  test('is reset for somebody who lost it, who is signed out; that stands in the audit', async () => {
    const { who, session } = await secured()
    expect(await codeOf(as('head').secondFactors.reset({ id: who.id }))).toBe('NOT_ALLOWED')
    expect(await as('admin').secondFactors.reset({ id: who.id })).toEqual({ reset: 1 })
    expect(await actorOf(session)).toBeNull()
    expect((await enter(who)).awaits).toBeNull()
    const entries = await db().auditEntry.findMany({ where: { source: 'second_factors', operation: 'secondFactors.reset' } })
    expect(entries).toMatchObject([{ actor: 'test-admin', recordId: who.id }])
    await person('security')
    expect(await codeOf(as('admin').secondFactors.reset({ id: who.id }))).toBe('DUTY_REFUSED')
    expect(await codeOf(as('security').secondFactors.reset({ id: who.id }))).toBe('OK')
    await db().user.deleteMany({ where: { role: 'security' } })
  })
})

describe('the rotation of passwords', () => {
  test('is off unless the house switches it on; then an old password leads to a new one, and not to the same', async () => {
    const who = await person()
    await db().user.update({ where: { id: who.id }, data: { passwordAt: new Date(Date.now() - 100 * 86_400_000) } })
    const open = await enter(who)
    expect(open.awaits).toBeNull()
    await rules({ passwordDays: 90 })
    const waiting = await enter(who)
    expect(waiting.awaits).toBe('password')
    for (const weak of [password, 'password1', `${who.userName}2023`])
      await expect(giveStep({ password: weak }, from(waiting.id))).rejects.toMatchObject({ code: 'WEAK_PASSWORD' })
    expect(await giveStep({ code: '123456' }, from(waiting.id))).toBeNull()
    const opened = await giveStep({ password: '另一个够长的密码' }, from(waiting.id))
    expect(await actorOf(opened?.id ?? '')).not.toBeNull()
    expect(await actorOf(open.id)).toBeNull()
    expect(await openSession({ userName: who.userName, password }, from())).toBeNull()
    expect(await openSession({ userName: who.userName, password: '另一个够长的密码' }, from())).toMatchObject({ awaits: null })
  })
})

describe('limits of sessions', () => {
  test('are the house’s to set, and hold at once for sessions that are open', async () => {
    const { id } = await enter(await person())
    const aged = (idle: number, old: number) => db().$executeRaw`
      update user_sessions set last_seen_at = now() - ${idle} * interval '1 minute', created_at = now() - ${old} * interval '1 hour' where id = ${id}::uuid`
    await aged(20, 9)
    expect(await actorOf(id)).not.toBeNull()
    await aged(20, 9)
    await rules({ idleMinutes: 15 })
    expect(await actorOf(id)).toBeNull()
    await rules({ absoluteHours: 8 })
    expect(await actorOf(id)).toBeNull()
    await rules({ absoluteHours: 10, idleMinutes: 30 })
    expect(await actorOf(id)).not.toBeNull()
  })

  test('are changed by whose duty it is, by version, within bounds, and the audit says so', async () => {
    const admin = as('admin')
    const { version, rules: now } = await admin.access.get()
    expect(await admin.access.revise({ version, rules: { ...now, idleMinutes: 30 } })).toEqual({ version: version + 1 })
    expect(await codeOf(admin.access.revise({ version, rules: now }))).toBe('STALE')
    await expect(admin.access.revise({ version: version + 1, rules: { ...now, absoluteHours: 100_000 } })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    expect((await admin.access.get()).rules.idleMinutes).toBe(30)
    const last = await db().auditEntry.findFirst({ where: { source: 'settings' }, orderBy: { id: 'desc' } })
    expect(last).toMatchObject({ actor: 'test-admin', operation: 'access.revise' })
    await person('security')
    expect(await codeOf(admin.access.revise({ version: version + 1, rules: now }))).toBe('DUTY_REFUSED')
    expect(await codeOf(as('security').access.revise({ version: version + 1, rules: now }))).toBe('OK')
    await db().user.deleteMany({ where: { role: 'security' } })
  })
})

test('a browser that signs in again holds a new session, and the one before is dead', async () => {
  const who = await person()
  const before = await enter(who)
  const after = await openSession({ userName: who.userName, password }, from(before.id))
  expect(after?.id).not.toBe(before.id)
  expect(await actorOf(before.id)).toBeNull()
  expect(await actorOf(after?.id ?? '')).not.toBeNull()
  const [here, there] = [await enter(who), await enter(who)]
  expect(await of(who, here.id).users.revokeOthers()).toEqual({ revoked: 2 })
  expect([await actorOf(here.id), await actorOf(there.id)].map((one) => one !== null)).toEqual([true, false])
})

describe('a screen that was left open', () => {
  test('cannot be given a second way in: after ten minutes the password is asked for, and then what was asked for goes on', async () => {
    const who = await person()
    const { id } = await enter(who)
    const me = of(who, id)
    const changes = [
      () => me.secondFactors.begin(),
      () => me.identities.wish({ provider: 'oidc' }),
      () => me.users.reviseProfile({ email: 'elsewhere@example.com', locale: 'en', version: who.version }),
    ]
    await db().$executeRaw`update user_sessions set proven_at = now() - interval '11 minutes' where id = ${id}::uuid`
    for (const change of changes) expect(await codeOf(change())).toBe('PROVE_FIRST')
    expect(await codeOf(me.users.reviseProfile({ email: null, locale: 'en', version: who.version }))).toBe('OK')
    expect(await codeOf(me.users.prove({ password: 'not it at all' }))).toBe('WRONG_PASSWORD')
    expect(await codeOf(me.secondFactors.begin())).toBe('PROVE_FIRST')
    await me.users.prove({ password })
    expect(await codeOf(me.secondFactors.begin())).toBe('OK')
    expect((await db().user.findUniqueOrThrow({ where: { id: who.id } })).email).toBeNull()
  })

  test('is not proven by another session, nor by a key that programs use', async () => {
    const who = await person()
    const [here, there] = [await enter(who), await enter(who)]
    await db().$executeRaw`update user_sessions set proven_at = now() - interval '11 minutes' where id = ${here.id}::uuid`
    await of(who, there.id).users.prove({ password })
    expect(await codeOf(of(who, here.id).secondFactors.begin())).toBe('PROVE_FIRST')
    expect(await codeOf(of(who, randomUUID()).secondFactors.begin())).toBe('PROVE_FIRST')
  })
})

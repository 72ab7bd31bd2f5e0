import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { hashPassword, passwordMatches } from '../password.ts'
import type { Role } from '../permissions.ts'
import { actorOf } from '../session.ts'
import { openSession } from '../session-steps.ts'
import { makeSetupCode } from '../setup-code.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { closeThrottles } from '../throttle.ts'

testDatabase()
process.env.AUTH_SECRET = 'a secret of tests'
const admin = as('admin')
const password = '南沙港澳商协会2023'
let passwordHash = ''
const person = (over: object = {}) => ({
  id: randomUUID(),
  userName: `u${randomUUID().slice(0, 8)}`,
  name: '陈',
  role: 'officer' as Role,
  ...over,
})
/** Somebody who has chosen the password above. */
async function added(over: object = {}) {
  const user = await admin.users.add(person(over))
  await db().user.update({ where: { id: user.id }, data: { passwordHash } })
  return user
}
/** The administrator makes a link, and the person chooses a password by it. */
async function joined(userId: string, next: string) {
  const { url } = await admin.joinLinks.make({ id: randomUUID(), userId })
  return codeOf(as(null).joinLinks.follow({ token: new URL(url).pathname.split('/').at(-1) ?? '', password: next }))
}
const change = (user: { id: string; version: number; name: string; role: Role }, over: object = {}) =>
  admin.users.revise({ id: user.id, version: user.version, name: user.name, role: user.role, disabled: false, ...over })
const signedIn = async (userName: string) =>
  (await openSession({ userName, password }, { address: randomUUID(), device: 'test' }))?.id ?? ''
const isOpen = async (session: string) => (await actorOf(session)) !== null
const hashOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).passwordHash
const count = async () => [await db().user.count(), await db().auditEntry.count()]

beforeAll(async () => {
  passwordHash = await hashPassword(password)
})
beforeEach(async () => {
  await db().$executeRawUnsafe(`do $$ begin if to_regclass('throttles') is not null then delete from throttles; end if; end $$`)
  // what a process remembers of them goes, too
  await closeThrottles()
})

describe('the first administrator', () => {
  const first = { userName: 'First.Admin', name: '第一位', password }

  test('is made with the code that the terminal printed, once, whoever else has it at the same moment', async () => {
    const code = await makeSetupCode(db())
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
    expect(JSON.stringify(await db().setting.findMany())).not.toContain(code.replaceAll('-', ''))
    const anyone = as(null)
    expect(await codeOf(anyone.users.setUp({ ...first, code: 'AAAA-AAAA-AAAA' }))).toBe('WRONG_CODE')
    expect(await codeOf(anyone.users.setUp({ ...first, code, password: 'first.admin-2023' }))).toBe('WEAK_PASSWORD')
    expect(await db().user.count()).toBe(0)
    const rivals = ['first.admin', 'second.admin', 'third.admin'].map((userName) =>
      codeOf(anyone.users.setUp({ ...first, userName, code: code.toLowerCase().replaceAll('-', '') })),
    )
    const codes = await Promise.all(rivals)
    expect(codes.filter((told) => told === 'OK')).toHaveLength(1)
    expect(await db().user.findMany()).toMatchObject([{ role: 'admin', disabledAt: null }])
    expect(await codeOf(anyone.users.setUp({ ...first, userName: 'late', code }))).toBe('ALREADY_SET_UP')
    expect(await codeOf(anyone.users.setUp({ ...first, userName: 'late', code: await makeSetupCode(db()) }))).toBe('ALREADY_SET_UP')
  })

  test('cannot be guessed: ten wrong codes, then waiting', async () => {
    const codes: string[] = []
    for (let tries = 0; tries < 12; tries++) codes.push(await codeOf(as(null).users.setUp({ ...first, code: `WRONG-${tries}` })))
    expect(codes.slice(10)).toEqual(['TOO_MANY_TRIES', 'TOO_MANY_TRIES'])
  })
})

describe('a person', () => {
  test('is added once however often the form is sent, signed in the audit, and the hash is never shown', async () => {
    const input = person()
    const added = await admin.users.add(input)
    expect(added).toMatchObject({ id: input.id, userName: input.userName, version: 1, disabledAt: null })
    expect(await admin.users.add(input)).toEqual(added)
    expect(await codeOf(admin.users.add({ ...input, role: 'admin' }))).toBe('SAME_ID_OTHER_CONTENT')
    expect(await codeOf(admin.users.add({ ...input, id: randomUUID() }))).toBe('DUPLICATE')
    const entries = await db().auditEntry.findMany({ where: { recordId: input.id } })
    expect(entries).toMatchObject([{ actor: 'test-admin', operation: 'users.add', source: 'users' }])
    const shown = JSON.stringify([added, await admin.users.list(), await admin.audit.list({})])
    expect(shown).not.toMatch(/argon2|password_hash|passwordHash/)
  })

  test.each([
    ['the user name', 'wang.hong', 'wang.hong2023'],
    ['one that everybody tries first', 'li.na', 'Password1'],
    ['one character again and again', 'li.na', '88888888'],
    ['two characters in turn', 'li.na', 'abababababab'],
  ])('does not choose a password like %s', async (_, userName, weak) => {
    const user = await admin.users.add(person({ userName: `${userName}` }))
    const before = await hashOf(user.id)
    expect(await joined(user.id, weak)).toBe('WEAK_PASSWORD')
    await expect(joined(user.id, 'short')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(joined(user.id, 'x'.repeat(129))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await hashOf(user.id)).toBe(before)
    await db().user.delete({ where: { id: user.id } })
  })

  test.each([['A B'], ['<b>'], ['陈'], ['ab'], ['a'.repeat(41)]])('is not called %s', async (userName) => {
    await expect(admin.users.add(person({ userName }))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('cannot become more than the roles there are, nor be made by anybody but an administrator', async () => {
    await expect(admin.users.add(person({ role: 'root' }))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const before = await count()
    expect(await codeOf(as('director').users.add(person({ role: 'admin' })))).toBe('NOT_ALLOWED')
    expect(await count()).toEqual(before)
  })

  test('is changed by version, and of simultaneous changes one wins', async () => {
    const user = await admin.users.add(person())
    const codes = await Promise.all(Array.from({ length: 10 }, (_, n) => codeOf(change(user, { name: `陈${n}` }))))
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
    expect(codes.filter((code) => code === 'STALE')).toHaveLength(9)
    expect(await codeOf(change({ ...user, id: randomUUID() }))).toBe('NOT_FOUND')
  })
})

describe('sessions end', () => {
  test('when the role changes or the person is locked out, but not for a new name', async () => {
    const user = await added()
    const one = await signedIn(user.userName)
    const renamed = await change(user, { name: '新名' })
    expect(await isOpen(one)).toBe(true)
    const promoted = await change(renamed, { role: 'head' })
    expect(await isOpen(one)).toBe(false)
    const two = await signedIn(user.userName)
    expect(await actorOf(two)).toMatchObject({ role: 'head' })
    const disabled = await change(promoted, { disabled: true })
    expect(disabled.disabledAt).not.toBeNull()
    expect(await isOpen(two)).toBe(false)
    expect(await signedIn(user.userName)).toBe('')
    await change(disabled, { disabled: false })
    expect(await isOpen(two)).toBe(false)
    expect(await isOpen(await signedIn(user.userName))).toBe(true)
  })

  test('when a new password is chosen by a link, and the old password is dead', async () => {
    const user = await added()
    const open = await signedIn(user.userName)
    expect(await joined(user.id, `${user.userName}-2023`)).toBe('WEAK_PASSWORD')
    expect(await isOpen(open)).toBe(true)
    expect(await joined(user.id, '另一个够长的密码')).toBe('OK')
    expect(await isOpen(open)).toBe(false)
    expect(await signedIn(user.userName)).toBe('')
  })

  test('on every other device when one changes the own password', async () => {
    const user = await added()
    const [here, there] = [await signedIn(user.userName), await signedIn(user.userName)]
    const me = as('officer', { userId: user.id, userName: user.userName, sessionId: here })
    const before = await hashOf(user.id)
    expect(await codeOf(me.users.changePassword({ current: 'not-it-at-all', next: '新的密码也足够长了' }))).toBe('WRONG_PASSWORD')
    expect(await codeOf(me.users.changePassword({ current: password, next: 'password1' }))).toBe('WEAK_PASSWORD')
    expect(await hashOf(user.id)).toBe(before)
    expect(await me.users.changePassword({ current: password, next: '新的密码也足够长了' })).toEqual({ changed: true })
    expect([await isOpen(here), await isOpen(there)]).toEqual([true, false])
    expect(await passwordMatches(await hashOf(user.id), '新的密码也足够长了')).toBe(true)
  })

  test('only by their owner or an administrator', async () => {
    const [owner, other] = [await added(), await added()]
    const [mine, theirs] = [await signedIn(owner.userName), await signedIn(other.userName)]
    const me = as('officer', { userId: owner.id, userName: owner.userName, sessionId: mine })
    expect((await me.users.sessions()).map((row) => [row.id, row.current])).toEqual([[mine, true]])
    expect(await me.users.revokeSession({ id: theirs })).toEqual({ revoked: 0 })
    expect(await isOpen(theirs)).toBe(true)
    expect(await me.users.revokeSession({ id: mine })).toEqual({ revoked: 1 })
    expect(await isOpen(mine)).toBe(false)
    expect((await admin.users.sessions()).map((row) => row.id)).toContain(theirs)
    expect(await admin.users.revokeSession({ id: theirs })).toEqual({ revoked: 1 })
    expect(await isOpen(theirs)).toBe(false)
  })

  test('and leave the list of devices when they are too old to open anything', async () => {
    const user = await added()
    const old = await signedIn(user.userName)
    await db().$executeRaw`update user_sessions set last_seen_at = now() - interval '13 hours' where id = ${old}::uuid`
    expect(await as('officer', { userId: user.id }).users.sessions()).toEqual([])
  })

  test('even those that are being opened with the old password while another is chosen', async () => {
    const user = await added()
    const opening = Array.from({ length: 8 }, async (_, n) => {
      await new Promise((done) => setTimeout(done, n * 10))
      return signedIn(user.userName)
    })
    await Promise.all([...opening, joined(user.id, '另一个够长的密码')])
    expect(await db().userSession.count({ where: { userId: user.id, revokedAt: null } })).toBe(0)
  })
})

describe('the last administrator', () => {
  const names = ['admin.a', 'admin.b']
  const rivals = async () => (await admin.users.list()).filter(({ userName }) => names.includes(userName))
  beforeAll(async () => {
    await db().user.updateMany({ where: { role: 'admin' }, data: { disabledAt: new Date() } })
    await db().user.createMany({ data: names.map((userName) => ({ userName, name: userName, role: 'admin', passwordHash })) })
  })

  test('stays, also when two administrators lock each other out at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      await db().user.updateMany({ where: { userName: { in: names } }, data: { role: 'admin', disabledAt: null } })
      const [one, two] = await rivals()
      if (!one || !two) throw new Error('two administrators were to be listed')
      const codes = await Promise.all([codeOf(change(one, { disabled: true })), codeOf(change(two, { role: 'viewer' }))])
      expect(codes.sort()).toEqual(['LAST_ADMIN', 'OK'])
    }
  })

  test('can be renamed, but neither locked out nor given another role', async () => {
    const [last, ...others] = (await rivals()).filter(({ role, disabledAt }) => role === 'admin' && disabledAt === null)
    if (!last) throw new Error('an administrator was to be left')
    expect(others).toEqual([])
    expect(await codeOf(change(last, { disabled: true }))).toBe('LAST_ADMIN')
    expect(await codeOf(change(last, { role: 'officer' }))).toBe('LAST_ADMIN')
    expect(await codeOf(change(last, { name: '仍是管理员' }))).toBe('OK')
  })
})

test('single keys are switched off and on by oneself, for oneself, and that is in the audit', async () => {
  const [me, other] = [await admin.users.add(person()), await admin.users.add(person())]
  const client = as('viewer', { userId: me.id, userName: me.userName })
  const isOn = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).shortcuts
  expect(await isOn(me.id)).toBe(true)
  expect(await client.users.switchShortcuts({ on: false })).toEqual({ on: false })
  expect([await isOn(me.id), await isOn(other.id)]).toEqual([false, true])
  const [entry] = await db().auditEntry.findMany({ where: { recordId: me.id }, orderBy: { id: 'desc' }, take: 1 })
  expect(entry).toMatchObject({ operation: 'users.switchShortcuts', actor: me.userName, after: { shortcuts: false } })
  expect(await codeOf(as('viewer').users.switchShortcuts({ on: false }))).toBe('NOT_FOUND')
})

import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { hashPassword } from '../password.ts'
import type { Role } from '../permissions.ts'
import { publicLink } from '../public-link.ts'
import { actorOf } from '../session.ts'
import { openSession } from '../session-steps.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { closeThrottles } from '../throttle.ts'

testDatabase()
process.env.AUTH_SECRET = 'a secret of tests'
const [admin, anyone] = [as('admin'), as(null)]
const password = '四十四頭牛在珠江邊'
let passwordHash = ''
async function person(role: Role = 'officer', over: object = {}) {
  const userName = `u${randomUUID().slice(0, 8)}`
  return db().user.create({ data: { userName, name: '陈', role, ...over } })
}
const tokenOf = (url: string) => new URL(url).pathname.split('/').at(-1) ?? ''
const made = async (userId: string) => tokenOf((await admin.joinLinks.make({ id: randomUUID(), userId })).url)
const followed = (token: string, next = password) => codeOf(anyone.joinLinks.follow({ token, password: next }))
const enter = (userName: string, given = password) => openSession({ userName, password: given }, { address: randomUUID(), device: 'test' })

beforeAll(async () => {
  passwordHash = await hashPassword('the one before this')
})
beforeEach(async () => {
  await db().$executeRawUnsafe(`do $$ begin if to_regclass('throttles') is not null then delete from throttles; end if; end $$`)
  await closeThrottles()
})

describe('a link to choose a password', () => {
  test('lets a new person in, who has no password before it; looking at it uses nothing up', async () => {
    const { id } = await admin.users.add({ id: randomUUID(), userName: 'li.na', name: '李娜', role: 'officer' })
    expect(await admin.users.list()).toMatchObject([{ id, hasJoined: false }])
    const link = await admin.joinLinks.make({ id: randomUUID(), userId: id })
    expect(link.url).toMatch(/\/join\/[\w-]{40,60}$/)
    const token = tokenOf(link.url)
    for (let look = 0; look < 3; look++) expect(await anyone.joinLinks.open({ token })).toMatchObject({ userName: 'li.na', isNew: true })
    expect(await enter('li.na', '')).toBeNull()
    expect(await followed(token)).toBe('OK')
    expect(await actorOf((await enter('li.na'))?.id ?? '')).toMatchObject({ userId: id })
    const [entry] = await db().auditEntry.findMany({ where: { source: 'users', recordId: id }, orderBy: { id: 'desc' }, take: 1 })
    expect(entry).toMatchObject({ actor: 'li.na', operation: 'joinLinks.follow' })
    expect(await admin.users.list()).toMatchObject([{ id, hasJoined: true, version: 1 }])
  })

  test('works once, whoever follows it at the same moment', async () => {
    const { id, userName } = await person()
    const token = await made(id)
    const rivals = Array.from({ length: 6 }, (_, n) => followed(token, `${password}${n}`))
    const codes = await Promise.all(rivals)
    expect(codes.filter((code) => code === 'OK')).toHaveLength(1)
    expect(codes.filter((code) => code === 'JOIN_LINK_OVER')).toHaveLength(5)
    expect(await enter(userName, `${password}${codes.indexOf('OK')}`)).not.toBeNull()
    expect(await anyone.joinLinks.open({ token })).toBeNull()
  })

  test('ends after three days, by another one, by being taken back, and with the person', async () => {
    const { id } = await person()
    const old = await made(id)
    await db().$executeRaw`update join_links set expires_at = now() - interval '1 second' where user_id = ${id}::uuid`
    expect(await followed(old)).toBe('JOIN_LINK_OVER')
    const [first, second] = [await made(id), await made(id)]
    expect(await followed(first)).toBe('JOIN_LINK_OVER')
    expect((await admin.joinLinks.get({ id }))?.url).toContain(second)
    expect(await admin.joinLinks.revoke({ id })).toEqual({ revoked: 1 })
    expect(await admin.joinLinks.get({ id })).toBeNull()
    expect(await followed(second)).toBe('JOIN_LINK_OVER')
    const third = await made(id)
    await db().user.update({ where: { id }, data: { disabledAt: new Date() } })
    expect(await followed(third)).toBe('JOIN_LINK_OVER')
    expect(await codeOf(admin.joinLinks.make({ id: randomUUID(), userId: id }))).toBe('RULE_BROKEN')
    expect((await db().user.findUniqueOrThrow({ where: { id } })).passwordHash).toBeNull()
  })

  test('is made once however often it is asked for under one id, and cannot be carried to somebody else', async () => {
    const [one, other] = [await person(), await person()]
    const input = { id: randomUUID(), userId: one.id }
    expect(await admin.joinLinks.make(input)).toEqual(await admin.joinLinks.make(input))
    expect(await codeOf(admin.joinLinks.make({ ...input, userId: other.id }))).toBe('SAME_ID_OTHER_CONTENT')
    expect(await db().joinLink.count({ where: { userId: one.id } })).toBe(1)
  })

  test('cannot be guessed or made from another kind of link; what is refused changes nothing and leaves it as it was', async () => {
    const { id } = await person()
    const link = await admin.joinLinks.make({ id: randomUUID(), userId: id })
    const token = tokenOf(link.url)
    const forged = [tokenOf(publicLink('arrive', link.id, 1)), token.slice(1), `${token}A`, link.id, '', 'x'.repeat(200)]
    for (const bad of forged) {
      expect(await anyone.joinLinks.open({ token: bad })).toBeNull()
      expect(await followed(bad)).toBe('JOIN_LINK_OVER')
    }
    expect(await followed(token, 'password123')).toBe('WEAK_PASSWORD')
    await expect(followed(token, 'short')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect((await db().user.findUniqueOrThrow({ where: { id } })).passwordHash).toBeNull()
    expect(await followed(token, `${'x'.repeat(60)}ab12`)).toBe('OK')
  })

  test('for who forgot a password: the old one goes on until the new one is chosen, then every device is signed out', async () => {
    const { id, userName } = await person('viewer', { passwordHash })
    const token = await made(id)
    expect(await anyone.joinLinks.open({ token })).toMatchObject({ isNew: false })
    const open = await enter(userName, 'the one before this')
    expect(open).not.toBeNull()
    expect(await followed(token)).toBe('OK')
    expect(await actorOf(open?.id ?? '')).toBeNull()
    expect(await enter(userName, 'the one before this')).toBeNull()
  })

  test('is seen and made by those only who may give the person a password', async () => {
    const clerk = await person()
    await made(clerk.id)
    await person('security')
    expect(await codeOf(as('head').joinLinks.get({ id: clerk.id }))).toBe('NOT_ALLOWED')
    expect(await codeOf(as('security').joinLinks.get({ id: clerk.id }))).toBe('DUTY_REFUSED')
    expect(await codeOf(as('security').joinLinks.mail({ id: clerk.id }))).toBe('DUTY_REFUSED')
    await db().user.deleteMany({ where: { role: 'security' } })
  })

  test('says why it did not go by mail', async () => {
    const [none, some] = [await person(), await person('viewer', { email: 'li@example.com' })]
    await made(none.id)
    expect(await admin.joinLinks.mail({ id: none.id })).toEqual({ reason: 'no_address' })
    expect(await codeOf(admin.joinLinks.mail({ id: some.id }))).toBe('JOIN_LINK_OVER')
    await made(some.id)
    expect(await admin.joinLinks.mail({ id: some.id })).toEqual({ reason: 'no_channel' })
  })
})

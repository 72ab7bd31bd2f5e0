import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import type { Role } from '../permissions.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
process.env.AUTH_SECRET = 'a secret of tests'

async function person(role: Role, over: object = {}) {
  const userName = `u${randomUUID().slice(0, 8)}`
  return db().user.create({ data: { userName, name: userName, role, passwordHash: 'x', ...over } })
}
type Person = Awaited<ReturnType<typeof person>>
const by = (who: Person) => as(who.role as Role, { userId: who.id, userName: who.userName, name: who.name })
const added = (who: Person, role: Role) =>
  codeOf(by(who).users.add({ id: randomUUID(), userName: `n${randomUUID().slice(0, 8)}`, name: '新人', role }))
const revised = async (who: Person, { id }: Person, over: object) => {
  const { name, role, version, disabledAt } = await db().user.findUniqueOrThrow({ where: { id } })
  return codeOf(by(who).users.revise({ id, version, name, role: role as Role, disabled: disabledAt !== null, ...over }))
}
const reset = (who: Person, { id }: Person) => codeOf(by(who).joinLinks.make({ id: randomUUID(), userId: id }))
const roleOf = async ({ id }: Person) => (await db().user.findUniqueOrThrow({ where: { id } })).role

let admin: Person
beforeEach(async () => {
  await db().user.deleteMany({})
  admin = await person('admin')
})

describe('a house with a system administrator only', () => {
  test('lets that one add people, give every role, and read the audit', async () => {
    const one = await person('viewer')
    expect(await added(admin, 'director')).toBe('OK')
    expect(await revised(admin, one, { role: 'head' })).toBe('OK')
    expect(await reset(admin, one)).toBe('OK')
    expect(await codeOf(by(admin).audit.list({}))).toBe('OK')
    expect(await revised(admin, one, { role: 'security' })).toBe('OK')
    expect(await revised(admin, one, { role: 'director' })).toBe('DUTY_REFUSED')
  })
})

describe('from the first security administrator on', () => {
  let security: Person
  let clerk: Person
  beforeEach(async () => {
    security = await person('security')
    clerk = await person('viewer')
  })

  test('only they give roles; who is added begins as a viewer', async () => {
    expect(await added(admin, 'director')).toBe('DUTY_REFUSED')
    expect(await added(admin, 'viewer')).toBe('OK')
    expect(await revised(admin, clerk, { role: 'director' })).toBe('DUTY_REFUSED')
    expect(await roleOf(clerk)).toBe('viewer')
    expect(await revised(security, clerk, { role: 'director' })).toBe('OK')
    expect(await roleOf(clerk)).toBe('director')
  })

  test('they do nothing but that: no new people, no names, no passwords of others', async () => {
    expect(await added(security, 'viewer')).toBe('NOT_ALLOWED')
    expect(await revised(security, clerk, { name: '改名' })).toBe('DUTY_REFUSED')
    expect(await revised(security, clerk, { email: 'x@example.com' })).toBe('DUTY_REFUSED')
    expect(await reset(security, clerk)).toBe('DUTY_REFUSED')
    expect(await revised(security, clerk, { disabled: true })).toBe('OK')
    expect(await codeOf(by(security).audit.list({}))).toBe('NOT_ALLOWED')
  })

  test('the system administrator still keeps accounts, but cannot take over, lock out or outnumber those who guard', async () => {
    const auditor = await person('auditor')
    expect(await reset(admin, clerk)).toBe('OK')
    expect(await revised(admin, clerk, { disabled: true })).toBe('OK')
    for (const guard of [security, auditor]) {
      expect(await reset(admin, guard)).toBe('DUTY_REFUSED')
      expect(await revised(admin, guard, { disabled: true })).toBe('DUTY_REFUSED')
      expect(await revised(admin, guard, { role: 'viewer' })).toBe('DUTY_REFUSED')
      expect(await revised(admin, guard, { name: '改名' })).toBe('OK')
    }
    expect(await reset(security, auditor)).toBe('OK')
  })

  test('nobody gives a role to themselves, nor takes their own away: a second duty needs a second person', async () => {
    expect(await revised(security, security, { role: 'admin' })).toBe('DUTY_REFUSED')
    expect(await revised(security, security, { disabled: true })).toBe('DUTY_REFUSED')
    expect(await revised(admin, admin, { role: 'auditor' })).toBe('DUTY_REFUSED')
    const second = await person('security')
    expect(await revised(second, security, { role: 'viewer' })).toBe('OK')
  })

  test('a locked out one holds no duty any more', async () => {
    const second = await person('security')
    expect(await revised(second, security, { disabled: true })).toBe('OK')
    expect(await revised(admin, clerk, { role: 'head' })).toBe('DUTY_REFUSED')
    await db().user.update({ where: { id: second.id }, data: { disabledAt: new Date() } })
    expect(await revised(admin, clerk, { role: 'head' })).toBe('OK')
  })
})

test('from the first audit administrator on, the system administrator does not read the audit that is of their own work', async () => {
  const auditor = await person('auditor')
  expect(await codeOf(by(admin).audit.list({}))).toBe('DUTY_REFUSED')
  expect(await codeOf(by(auditor).audit.list({}))).toBe('OK')
  expect(await codeOf(by(await person('head')).audit.list({}))).toBe('OK')
  await db().user.update({ where: { id: auditor.id }, data: { disabledAt: new Date() } })
  expect(await codeOf(by(admin).audit.list({}))).toBe('OK')
})

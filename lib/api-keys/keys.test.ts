import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import type { Permission, Role } from '../permissions.ts'
import { router } from '../router.ts'
import { answerAtDoor } from '../server/doors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
process.env.AUTH_SECRET = 'a secret of these tests'
const server = createServer(async (asked, response) => {
  if (!(await answerAtDoor(asked, response))) response.writeHead(418).end()
})
let address = ''
const people = { officer: randomUUID(), admin: randomUUID(), second: randomUUID() }
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const rows = Object.entries(people).map(([userName, id]) => ({ id, userName, name: userName, role: userName, passwordHash: 'x' }))
  await db().user.createMany({
    data: rows.map((row) => (row.userName === 'second' ? { ...row, role: 'admin', disabledAt: new Date() } : row)),
  })
})
afterAll(() => server.close())

const me = (role: 'officer' | 'admin') => as(role as Role, { userId: people[role], userName: role, name: role })
const wish = (more: object = {}) => ({
  id: randomUUID(),
  name: `sync-${randomUUID().slice(0, 8)}`,
  purpose: '每晚同步活动',
  scopes: ['events.read', 'events.write', 'serviceDesk.write'] as Permission[],
  days: 90 as const,
  ...more,
})
const category = () => ({
  ...{
    id: randomUUID(),
    name: `由程序登记 ${randomUUID().slice(0, 6)}`,
    nameEn: null,
    promisedDays: 5,
    teamId: null,
    position: 1,
    isInUse: true,
  },
})
/** A key of the officer that opens. */
async function live(more: object = {}) {
  const { key, secret } = await me('officer').apiKeys.ask(wish(more))
  const approved = await me('admin').apiKeys.approve({ id: key.id, version: key.version })
  return { key: approved, secret: secret ?? '' }
}
const audited = () => db().auditEntry.findMany({ where: { source: 'api_keys' }, select: { before: true, after: true } })
type Answer = { status: number; code: string; params?: Record<string, string> }
async function ask(
  path: string,
  secret: string | null,
  body: object = {},
  from: string = randomUUID(),
): Promise<Answer & Record<string, unknown>> {
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': from,
    ...(secret !== null && { authorization: `Bearer ${secret}` }),
  }
  const answer = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) })
  const told = await answer.json()
  return { status: answer.status, code: told.code ?? 'OK', params: told.data?.params, ...told }
}

describe('a key', () => {
  test('opens what it was given at the door for others, in its owner’s name, and signs as itself', async () => {
    const { key, secret } = await live()
    expect(await ask('/api/events/list', secret)).toMatchObject({ status: 200, rows: [] })
    const logged = await ask('/api/requestCategories/log', secret, category())
    expect(logged).toMatchObject({ status: 200, promisedDays: 5 })
    const where = { source: 'request_categories', recordId: String(logged.id) }
    expect(await db().auditEntry.findFirst({ where })).toMatchObject({ actor: `key:${key.name}`, operation: 'requestCategories.log' })
    expect((await db().apiKey.findUniqueOrThrow({ where: { id: key.id } })).lastUsedAt).not.toBeNull()
  })

  test('opens nothing else that its owner may do, and nothing that a person has to do', async () => {
    const { secret } = await live({ scopes: ['events.read'] })
    expect(await ask('/api/contracts/list', secret)).toMatchObject({ status: 403, code: 'KEY_SCOPE', params: { scope: 'contracts.read' } })
    expect(await ask('/api/events/log', secret)).toMatchObject({ status: 403, code: 'KEY_SCOPE' })
    for (const path of ['/api/users/whoAmI', '/api/users/changePassword', '/api/apiKeys/ask', '/api/notifications/list'])
      expect((await ask(path, secret)).code, path).toBe('KEY_SCOPE')
    expect((await ask('/api/users/list', secret)).code).toBe('NOT_ALLOWED')
  })

  test('is nobody at the pages’ door, and never falls back on a cookie', async () => {
    const { secret } = await live()
    const atPages = await fetch(`${address}/rpc/events/list`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: '{}',
    })
    expect(atPages.status).toBe(401)
    for (const sent of ['wrong', `${secret}x`, 'chk_', secret.toUpperCase()])
      expect(await ask('/api/events/list', sent)).toMatchObject({ status: 401, code: 'KEY_REFUSED', params: { reason: 'unknown' } })
  })

  test('ends when it is taken back, when it runs out, and when its owner is locked out; a smaller role makes it smaller', async () => {
    const { key, secret } = await live()
    const now = async () => (await ask('/api/events/list', secret)).params?.reason ?? 'opens'
    expect(await now()).toBe('opens')
    await db().user.update({ where: { id: people.officer }, data: { disabledAt: new Date() } })
    expect(await now()).toBe('owner')
    await db().user.update({ where: { id: people.officer }, data: { disabledAt: null, role: 'viewer' } })
    expect([await now(), (await ask('/api/events/log', secret)).code]).toEqual(['opens', 'NOT_ALLOWED'])
    await db().user.update({ where: { id: people.officer }, data: { role: 'officer' } })
    await db().$executeRaw`update api_keys set expires_at = now() - interval '1 second' where id = ${key.id}::uuid`
    expect(await now()).toBe('expired')
    await db().$executeRaw`update api_keys set expires_at = now() + interval '1 day' where id = ${key.id}::uuid`
    const { version } = (await me('officer').apiKeys.list()).rows.find(({ id }) => id === key.id) ?? { version: 0 }
    await me('officer').apiKeys.revoke({ id: key.id, version })
    expect(await now()).toBe('revoked')
  })

  test('that opens nothing is refused without a look once somebody goes on trying it', async () => {
    const codes = new Set<string>()
    for (let time = 0; time < 70; time++)
      codes.add((await ask('/api/events/list', 'chk_0123456789012345678901234567890', {}, '192.0.2.9')).code)
    expect([...codes]).toEqual(['KEY_REFUSED', 'TOO_MANY_TRIES'])
  })
})

describe('the secret', () => {
  test('is told once, is kept as a hash, and is neither in a list nor in the audit', async () => {
    const { key, secret } = await live()
    expect(secret).toMatch(/^chk_[\w-]{43}$/)
    const kept = JSON.stringify([await db().apiKey.findMany({ omit: { hint: true } }), await me('admin').apiKeys.list(), await audited()])
    expect(kept).not.toContain(secret)
    const { secretHash } = await db().apiKey.findUniqueOrThrow({ where: { id: key.id } })
    expect(secretHash).toHaveLength(64)
    expect(JSON.stringify(await audited())).not.toContain(secretHash)
  })

  test('is made anew when its answer was lost, and never once the key was in use', async () => {
    const asked = wish()
    const [first, again] = [await me('officer').apiKeys.ask(asked), await me('officer').apiKeys.ask(asked)]
    expect(again.key.id).toBe(first.key.id)
    await me('admin').apiKeys.approve({ id: asked.id, version: again.key.version })
    expect((await ask('/api/events/list', first.secret)).code).toBe('KEY_REFUSED')
    expect((await ask('/api/events/list', again.secret)).code).toBe('OK')
    expect((await me('officer').apiKeys.ask(asked)).secret).toBeNull()
    expect(await codeOf(me('officer').apiKeys.ask({ ...asked, scopes: ['events.read'] }))).toBe('SAME_ID_OTHER_CONTENT')
    expect(await codeOf(me('officer').apiKeys.ask(wish({ name: asked.name })))).toBe('DUPLICATE')
  })
})

describe('giving keys', () => {
  test('takes two: whoever asks does not approve, but where one administrator is alone', async () => {
    const asked = await me('officer').apiKeys.ask(wish())
    expect([asked.key.state, (await ask('/api/events/list', asked.secret)).params?.reason]).toEqual(['waiting', 'waiting'])
    expect(await codeOf(me('officer').apiKeys.approve({ id: asked.key.id, version: 1 }))).toBe('NOT_ALLOWED')
    expect((await me('admin').apiKeys.ask(wish({ scopes: ['events.read'] }))).key.state).toBe('live')
    await db().user.update({ where: { id: people.second }, data: { disabledAt: null } })
    const { key } = await me('admin').apiKeys.ask(wish({ scopes: ['events.read'] }))
    expect(key.state).toBe('waiting')
    expect(await codeOf(me('admin').apiKeys.approve({ id: key.id, version: key.version }))).toBe('API_KEY_REFUSED')
    await db().user.update({ where: { id: people.second }, data: { disabledAt: new Date() } })
  })

  test('lets a key that somebody asked for wait for those who may approve it, until they have', async () => {
    const waits = async (role: 'admin' | 'officer') =>
      (await me(role).waiting.list()).items.filter(({ kind }) => kind === 'apiKey').map(({ title, by, path }) => [title, by, path])
    const before = await waits('admin')
    const { key } = await me('officer').apiKeys.ask(wish({ name: 'waits-for-two' }))
    expect(await waits('admin')).toEqual([...before, [key.name, key.owner, '/system/keys']])
    expect(await waits('officer')).toEqual([])
    await me('admin').apiKeys.approve({ id: key.id, version: key.version })
    expect(await waits('admin')).toEqual(before)
  })

  test('gives nobody more than they may do themselves, and nothing that a key must not do', async () => {
    const before = await db().apiKey.count()
    expect(await codeOf(me('officer').apiKeys.ask(wish({ scopes: ['audit.read'] })))).toBe('API_KEY_REFUSED')
    for (const bad of [{ scopes: ['self.write'] }, { scopes: ['evaluations.approve'] }, { scopes: [] }, { days: 9999 }, { name: 'x y' }])
      await expect(me('officer').apiKeys.ask(wish(bad)), JSON.stringify(bad)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await db().apiKey.count()).toBe(before)
  })

  test('shows and revokes one’s own only, but for who decides on them', async () => {
    const { key } = await me('admin').apiKeys.ask(wish({ scopes: ['events.read'] }))
    expect((await me('officer').apiKeys.list()).rows.some(({ id }) => id === key.id)).toBe(false)
    expect(await codeOf(me('officer').apiKeys.revoke({ id: key.id, version: key.version }))).toBe('NOT_FOUND')
    expect((await me('admin').apiKeys.list()).rows.length).toBeGreaterThan(5)
  })
})

test('every operation says whom it opens to, so that keys, pages and the description of the door agree', () => {
  for (const [noun, found] of Object.entries(router))
    for (const [name, operation] of Object.entries(found))
      expect(operation['~orpc'].meta, `${noun}.${name}`).toMatchObject({ permission: expect.any(String) })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../db.ts'
import type { Role } from '../permissions.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const person = (role: Role, name: string) => {
  const userId = randomUUID()
  return { role, name, userId, client: as(role, { userId, userName: `u-${name}` }) }
}
const [officer, operator, viewer, admin] = [
  person('officer', '陈'),
  person('operator', '李'),
  person('viewer', '王'),
  person('admin', '何'),
] as const
const list = 'events.event'
const view = (over: object = {}) =>
  ({ id: randomUUID(), list, name: randomUUID(), address: 'f=kind:is:salon&sort=-heldOn', ...over }) as never
const seenBy = async (who: typeof officer) => (await who.client.views.list({ list })).views.map(({ id }) => id)

beforeAll(async () => {
  await db().user.createMany({
    data: [officer, operator, viewer, admin].map(({ userId, name, role }) => ({
      id: userId,
      userName: `u-${name}`,
      name,
      role,
      passwordHash: 'x',
    })),
  })
})

test('a view is its owner’s alone until it is shared, and then everybody’s to open', async () => {
  const mine = await officer.client.views.save(view({ name: '本月沙龙' }))
  expect(mine).toMatchObject({ name: '本月沙龙', isMine: true, isShared: false, ownerName: '陈', version: 1 })
  expect(await seenBy(operator)).not.toContain(mine.id)
  const shared = await officer.client.views.revise({ id: mine.id, version: 1, isShared: true })
  expect(shared).toMatchObject({ isShared: true, version: 2, address: mine.address })
  const { views } = await viewer.client.views.list({ list })
  expect(views.find(({ id }) => id === mine.id)).toMatchObject({ isMine: false, ownerName: '陈', name: '本月沙龙' })
  expect((await viewer.client.views.list({ list: 'other' })).views).toEqual([])
  const [entry] = await db().auditEntry.findMany({ where: { recordId: mine.id }, orderBy: { id: 'desc' } })
  expect(entry).toMatchObject({ actor: 'u-陈', operation: 'views.revise', source: 'saved_views' })
})

test('nobody changes another’s view: a shared one is refused, a private one does not exist for others', async () => {
  const shared = await officer.client.views.save(view({ isShared: true }))
  const own = await officer.client.views.save(view())
  for (const { client } of [operator, viewer, admin]) {
    expect(await codeOf(client.views.revise({ id: shared.id, version: 1, name: 'x' }))).toBe('NOT_ALLOWED')
    expect(await codeOf(client.views.revise({ id: own.id, version: 1, name: 'x' }))).toBe('NOT_FOUND')
    expect(await codeOf(client.views.remove({ id: own.id, version: 1 }))).toBe('NOT_FOUND')
  }
  for (const { client } of [operator, viewer]) expect(await codeOf(client.views.remove({ id: shared.id, version: 1 }))).toBe('NOT_ALLOWED')
  expect(await seenBy(officer)).toEqual(expect.arrayContaining([shared.id, own.id]))
  expect(await codeOf(admin.client.views.remove({ id: shared.id, version: 1 }))).toBe('OK')
  expect(await seenBy(officer)).not.toContain(shared.id)
})

test('who only reads keeps views, and shares none', async () => {
  expect(await codeOf(viewer.client.views.save(view({ isShared: true })))).toBe('NOT_ALLOWED')
  const own = await viewer.client.views.save(view())
  expect(await codeOf(viewer.client.views.revise({ id: own.id, version: 1, isShared: true }))).toBe('NOT_ALLOWED')
  expect(await codeOf(viewer.client.views.revise({ id: own.id, version: 1, name: '改' }))).toBe('OK')
  expect(await codeOf(viewer.client.views.remove({ id: own.id, version: 2 }))).toBe('OK')
  expect(await codeOf(as(null).views.list({ list }))).toBe('SIGNED_OUT')
})

test('saving twice is once; another content under its id, another’s id and a name that one has already are refused', async () => {
  const input = view()
  const [first, again] = [await officer.client.views.save(input), await officer.client.views.save(input)]
  expect(again).toEqual(first)
  expect(await codeOf(officer.client.views.save(view({ id: first.id })))).toBe('SAME_ID_OTHER_CONTENT')
  expect(await codeOf(operator.client.views.save(input))).toBe('SAME_ID_OTHER_CONTENT')
  expect(await codeOf(officer.client.views.save(view({ name: first.name })))).toBe('DUPLICATE')
  expect(await codeOf(operator.client.views.save(view({ name: first.name })))).toBe('OK')
  const other = await officer.client.views.save(view())
  expect(await codeOf(officer.client.views.revise({ id: other.id, version: 1, name: first.name }))).toBe('DUPLICATE')
})

test('a stale change is refused with the view as it is', async () => {
  const { id } = await officer.client.views.save(view())
  const newer = await officer.client.views.revise({ id, version: 1, address: 'search=x' })
  const call = officer.client.views.revise({ id, version: 1, address: 'search=y' })
  await expect(call).rejects.toMatchObject({ code: 'STALE', data: { current: newer } })
  expect(await codeOf(officer.client.views.remove({ id, version: 1 }))).toBe('STALE')
})

test('how a list is liked is remembered for each person and list; a default that is gone is none', async () => {
  expect((await officer.client.views.list({ list })).preference).toBeNull()
  const { id } = await officer.client.views.save(view())
  const liked = { columns: ['title', 'organisation.name'], density: 'compact' as const, pageSize: 200, defaultViewId: id }
  await officer.client.views.prefer({ list, ...liked })
  expect((await officer.client.views.list({ list })).preference).toEqual(liked)
  expect((await operator.client.views.list({ list })).preference).toBeNull()
  expect((await officer.client.views.list({ list: 'other' })).preference).toBeNull()
  await officer.client.views.prefer({ list, ...liked, columns: null })
  await officer.client.views.remove({ id, version: 1 })
  expect((await officer.client.views.list({ list })).preference).toEqual({ ...liked, columns: null, defaultViewId: null })
  expect(await codeOf(operator.client.views.prefer({ list, ...liked }))).toBe('NOT_FOUND')
})

test.each<[string, object]>([
  ['a list with SQL in its name', { list: "x' or 1=1" }],
  ['no name', { name: '  ' }],
  ['too long an address', { address: 'a'.repeat(4001) }],
  ['an address with a line break', { address: 'a=1\nLocation: x' }],
  ['an object for a name', { name: { not: '' } }],
])('%s is refused', async (_, over) => {
  await expect(officer.client.views.save(view(over))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test.each<[string, object]>([
  ['rows beyond all', { pageSize: 1001 }],
  ['a density that there is not', { density: 'huge' }],
  ['columns that are no list', { columns: { a: 1 } }],
])('a preference for %s is refused', async (_, over) => {
  const liked = { list, columns: null, density: 'normal', pageSize: 50, defaultViewId: null, ...over }
  await expect(officer.client.views.prefer(liked as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

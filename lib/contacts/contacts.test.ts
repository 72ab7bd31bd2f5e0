import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../db.ts'
import type { Role } from '../permissions.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const officer = as('officer')
const organisationId = '01980000-0000-7000-8000-00000000c001'
const contact = (over: object = {}) => ({
  ...{ id: randomUUID(), organisationId, name: `联系人 ${randomUUID()}`, position: '秘书长', note: null, isPrimary: false },
  ...{ phone: '13812341234', email: 'lee@example.com', ...over },
})
beforeAll(async () => {
  await db().organisation.create({ data: { id: organisationId, code: 'JG-1', name: '澳门某某协会', kind: 'association', region: 'macao' } })
})
const firsts = async () => (await db().contact.findMany({ where: { organisationId, isPrimary: true } })).map(({ id }) => id)

test.each(['operator', 'officer', 'office', 'head', 'director', 'viewer', 'admin'] as const)('%s reads a contact masked', async (role) => {
  const { id } = await officer.contacts.log(contact())
  const shown = { phone: '138****1234', email: 'l***@example.com' }
  expect(await as(role).contacts.get({ id })).toMatchObject(shown)
  const { rows } = await as(role).contacts.list({ filters: { organisationId: { is: [organisationId] } } })
  expect(rows.find((row) => row.id === id)).toMatchObject(shown)
})

test('nobody can guess at a number by narrowing or ordering the list', async () => {
  expect(await codeOf(officer.contacts.list({ filters: { phone: { contains: '1381234' } } }))).toMatch(/COLUMN_UNKNOWN|FILTER_SENSELESS/)
  expect(await codeOf(officer.contacts.list({ sort: [{ by: 'email', descending: true }] }))).toMatch(/COLUMN_UNKNOWN|FILTER_SENSELESS/)
  const { id } = await officer.contacts.log(contact({ phone: '13900001111' }))
  const { rows } = await officer.contacts.list({ search: '13900001111' })
  expect(rows.map((row) => row.id)).not.toContain(id)
})

test('opening a contact gives all of it and leaves a trace; again at once is the same look', async () => {
  const { id } = await officer.contacts.log(contact())
  const office = as('office')
  expect(await office.contacts.open({ id })).toMatchObject({ phone: '13812341234', email: 'lee@example.com' })
  await office.contacts.open({ id })
  const entries = await db().auditEntry.findMany({ where: { recordId: id, operation: 'contacts.open' } })
  expect(entries).toMatchObject([{ actor: 'test-office', source: 'contacts', before: null, after: null }])
})

test.each(['head', 'director', 'viewer', 'admin'] as const)('%s opens none, and leaves no trace of having done so', async (role: Role) => {
  const { id } = await officer.contacts.log(contact())
  expect(await codeOf(as(role).contacts.open({ id }))).toBe('NOT_ALLOWED')
  expect(await db().auditEntry.count({ where: { recordId: id, operation: 'contacts.open' } })).toBe(0)
})

test('the audit shows phone and mail masked, and still that they changed', async () => {
  const logged = await officer.contacts.log(contact())
  await officer.contacts.revise({ ...logged, phone: '13912349999' })
  const entries = await as('admin').audit.list({ recordId: logged.id })
  expect(entries).toMatchObject([
    { before: { phone: '138****1234' }, after: { phone: '139****9999', email: 'l***@example.com' } },
    { before: null, after: { phone: '138****1234' } },
  ])
  expect(JSON.stringify(entries)).not.toMatch(/13812341234|lee@example/)
})

test('a masked number is not taken for a number', async () => {
  const logged = await officer.contacts.log(contact())
  expect(await codeOf(officer.contacts.revise({ ...logged, phone: '138****1234' }).catch(badInput))).toBe('OK')
  expect((await officer.contacts.open({ id: logged.id })).phone).toBe('13812341234')
})
const badInput = (error: { code?: string }) => {
  if (error.code !== 'BAD_REQUEST') throw error
}

test('an organisation has exactly one first contact, whatever is marked, removed or brought back', async () => {
  const one = await officer.contacts.log(contact({ isPrimary: true }))
  expect(await firsts()).toEqual([one.id])
  const two = await officer.contacts.log(contact({ isPrimary: true }))
  expect(await firsts()).toEqual([two.id])
  await officer.contacts.revise({ ...two, isPrimary: false })
  expect(await firsts()).toEqual([two.id])
  await officer.contacts.remove(await officer.contacts.get({ id: two.id }))
  expect(await firsts()).toHaveLength(1)
  expect(await firsts()).not.toContain(two.id)
  await officer.contacts.restore(await officer.contacts.get({ id: two.id }))
  expect(await firsts()).toHaveLength(1)
})

test('the same contact sent twice is one, also where it became the first by being alone', async () => {
  const alone = randomUUID()
  await db().organisation.create({ data: { id: alone, code: 'JG-2', name: '香港某某商会', kind: 'chamber', region: 'hongkong' } })
  const input = contact({ organisationId: alone })
  expect(await officer.contacts.log(input)).toMatchObject({ isPrimary: true })
  expect(await officer.contacts.log(input)).toMatchObject({ id: input.id })
  expect(await db().contact.count({ where: { organisationId: alone } })).toBe(1)
})

test('whoever only reads writes none', async () => {
  expect(await codeOf(as('office').contacts.log(contact()))).toBe('NOT_ALLOWED')
})

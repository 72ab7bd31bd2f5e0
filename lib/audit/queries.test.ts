import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const admin = as('admin')
const policy = {
  id: randomUUID(),
  name: '机构管理评价办法',
  required: true,
  requiredFrom: '2023-01-01',
  ...{ category: null, requiredEndsOn: null, responsible: null, basis: null, reviewDueOn: null },
  issuedOn: null,
  repealedOn: null,
  documentNumber: null,
}

beforeAll(async () => {
  const logged = await as('officer').policies.log(policy)
  const revised = await as('office').policies.revise({ ...policy, issuedOn: '2023-06-01', version: logged.version })
  await as('officer').policies.remove({ id: policy.id, version: revised.version })
  await db().$executeRaw`update policies set name = '直接改的' where id = ${policy.id}::uuid`
})

describe('the audit', () => {
  test('tells who did what, newest first, with the row before and after; also what was done past the house', async () => {
    const entries = await admin.audit.list({ recordId: policy.id })
    expect(entries.map(({ operation }) => operation)).toEqual(['sql', 'policies.remove', 'policies.revise', 'policies.log'])
    expect(entries.map(({ actor }) => actor).slice(1)).toEqual(['test-officer', 'test-office', 'test-officer'])
    expect(entries[0]?.actor).toMatch(/^database:/)
    expect(entries[2]).toMatchObject({ before: { issued_on: null, version: 1 }, after: { issued_on: '2023-06-01', version: 2 } })
  })

  test('leads to the record, and from a file to the record that it proves', async () => {
    expect((await admin.audit.list({ recordId: policy.id }))[0]?.path).toBe(`/policies?open=${policy.id}`)
    const data = { source: 'events', recordId: policy.id, kind: 'photo', fileName: 'a', mediaType: 'image/png', sizeBytes: 1, sha256: 'x' }
    const { id } = await db().evidence.create({ data })
    expect((await admin.audit.list({ recordId: id }))[0]?.path).toBe(`/events?open=${policy.id}`)
    await db().setting.create({ data: { name: 'x', value: 1 } })
    expect((await admin.audit.list({ source: 'settings' }))[0]?.path).toBeNull()
  })

  test('is narrowed by who, operation, source and record', async () => {
    const found = async (filter: object) => (await admin.audit.list(filter)).map(({ operation }) => operation)
    expect(await found({ actor: 'TEST-OFFICE', recordId: policy.id })).toEqual(['policies.remove', 'policies.revise', 'policies.log'])
    expect(await found({ operation: 'policies.rem' })).toEqual(['policies.remove'])
    expect(await found({ source: 'events' })).toEqual([])
    expect(await found({ recordId: randomUUID() })).toEqual([])
  })

  test('goes back page by page without a gap or a repetition', async () => {
    const pages: string[] = []
    let before: string | null = null
    for (let page = 0; page < 10; page++) {
      const entries: { id: string }[] = await admin.audit.list({ recordId: policy.id, size: 1, before })
      if (entries.length === 0) break
      pages.push(...entries.map(({ id }) => id))
      before = pages.at(-1) ?? null
    }
    expect(pages).toEqual((await admin.audit.list({ recordId: policy.id })).map(({ id }) => id))
  })

  test('can neither be changed nor shortened, not even in the database', async () => {
    await expect(db().$executeRaw`update audit_entries set actor = 'nobody'`).rejects.toThrow()
    await expect(db().$executeRaw`delete from audit_entries`).rejects.toThrow()
    await expect(db().$executeRaw`truncate audit_entries`).rejects.toThrow()
  })
})

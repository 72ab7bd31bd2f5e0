import { randomUUID } from 'node:crypto'
import Papa from 'papaparse'
import { beforeAll, expect, test } from 'vitest'
import { today } from '../day.ts'
import { db } from '../db.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const admin = as('admin')
const organisationId = randomUUID()
const contact = { organisationId, position: '秘书长', note: null, isPrimary: true, phone: '13812341234', email: 'lee@example.com' }
const id = randomUUID()

beforeAll(async () => {
  await db().user.create({ data: { userName: 'test-officer', name: '陈经办', role: 'officer', passwordHash: 'x' } })
  await db().organisation.create({
    data: { id: organisationId, code: 'JG-1', name: '澳門某某總商會', kind: 'association', region: 'macao' },
  })
  await as('officer').contacts.log({ ...contact, id, name: '李大文' } as never)
  await db().policy.create({ data: { name: '=1+1', requiredFrom: new Date('2023-01-01') } })
  await db()
    .$executeRaw`insert into audit_entries (at, actor, operation, source) values (now() - interval '40 days', 'old', 'policies.log', 'policies')`
})
const found = async (filter: object) => (await admin.audit.list(filter)).map(({ source }) => source)

test('is searched by words that stand anywhere in it, in either script, all of them; by who, by their name as well; and by days', async () => {
  expect(await found({ words: '澳門 總商會' })).toEqual(['organisations'])
  expect(await found({ words: '秘书长' })).toEqual(['contacts'])
  expect(await found({ words: '秘书长 总商会' })).toEqual([])
  expect(await found({ actor: '陈经' })).toEqual(['contacts'])
  expect((await admin.audit.list({ actor: '陈经' }))[0]).toMatchObject({ actor: 'test-officer', actorName: '陈经办' })
  expect(await found({ words: '100%' })).toEqual([])
  expect((await admin.audit.list({ to: '2026-01-01', words: 'old' })).length + (await found({ actor: 'old', from: today() })).length).toBe(
    0,
  )
  expect(await found({ actor: 'old', to: today() })).toEqual(['policies'])
})

test('no number, mail or name of a guest can be found in it: it never held them in clear', async () => {
  expect(await found({ words: '13812341234' })).toEqual([])
  expect(await found({ words: '李大文' })).toEqual([])
  const [row] = await db().$queryRaw<{ after: Record<string, unknown> }[]>`select after from audit_entries where source = 'contacts'`
  expect(row?.after).toMatchObject({ name: '李**', phone: '138****1234', email: 'l***@example.com', position: '秘书长' })
})

test('a change under the mask is still told', async () => {
  const seen = await as('officer').contacts.get({ id })
  await as('officer').contacts.revise({ ...contact, id, name: '李大武', version: seen.version, phone: '13899991234' } as never)
  const [entry] = await admin.audit.list({ recordId: id })
  expect(entry?.after).toMatchObject({ name: '李**', phone: '138****1234', '~': ['name', 'phone'] })
  const { entries } = await as('officer').contacts.history({ id })
  expect(entries[0]?.changes.map(({ field }) => field).sort()).toEqual(['name', 'phone'])
})

test('comes as a file in the reader’s language, with nothing in it that a spreadsheet would run, and that is in the audit', async () => {
  const ask = { format: 'csv', locale: 'zh-Hans', words: '=1+1' } as const
  const file = await admin.audit.export(ask)
  expect(file.name).toMatch(/^审计 \d{4}-\d{2}-\d{2}\.csv$/)
  const lines = Papa.parse<string[]>(await file.text()).data
  const head = lines.findIndex((line) => line.includes('用户名'))
  expect(lines[head + 1]?.join(' ')).toMatch(/直接操作数据库.*直接改动 制度 .*=1\+1/)
  expect(lines[head + 1]?.some((cell) => /^[=+@-]/.test(cell))).toBe(false)
  expect((await admin.audit.export({ ...ask, format: 'xlsx' })).size).toBeGreaterThan(1000)
  expect(await found({ operation: 'audit.export' })).toEqual(['audit_entries', 'audit_entries'])
  expect(await codeOf(as('office').audit.export(ask))).toBe('NOT_ALLOWED')
})

test('is kept for ever until a time is set, and never for less than six months', async () => {
  expect(await admin.audit.keeping()).toMatchObject({ months: null })
  expect(await codeOf(as('head').audit.keep({ months: 12 }))).toBe('NOT_ALLOWED')
  for (const months of [5, 0, -1]) await expect(admin.audit.keep({ months })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  expect(await admin.audit.keep({ months: 6 })).toMatchObject({ months: 6 })
  expect(await as('viewer').audit.keeping()).toMatchObject({ months: 6 })
  expect(await found({ operation: 'audit.keep' })).toEqual(['settings'])
  await db().user.create({ data: { userName: 'guard', name: '审', role: 'auditor', passwordHash: 'x' } })
  expect(await codeOf(admin.audit.keep({ months: 12 }))).toBe('DUTY_REFUSED')
  expect(await as('auditor').audit.keep({ months: 12 })).toMatchObject({ months: 12 })
})

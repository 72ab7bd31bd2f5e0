import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { db } from './db.ts'
import { as, codeOf } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'

testDatabase()
const officer = as('officer')
const viewer = as('viewer')
const payment = {
  ...{ subProject: '日常运作经费', category: '水', summary: '三月水费', amountYuan: '1234.50', paidOn: '2023-04-02' },
  ...{
    accrualMonth: '2023-03-01',
    contractId: null,
    eventId: null,
    invoiceNo: null,
    payee: null,
    organisationId: null,
    refundOfId: null,
    billId: null,
    note: null,
  },
}
const log = () => officer.payments.log({ ...payment, id: randomUUID() } as never)

beforeAll(async () => {
  await db().user.create({ data: { userName: 'test-officer', name: '陈经办', role: 'officer', passwordHash: 'x' } })
})

test('tells who changed what and when, newest first, in the form in which readers get the record', async () => {
  const first = await log()
  const second = await officer.payments.revise({ ...payment, ...first, amountYuan: '99.5', paidOn: null } as never)
  await officer.payments.remove({ id: first.id, version: second.version })
  const { entries, tables } = await viewer.payments.history({ id: first.id })
  expect(tables).toEqual(['payments', 'evidence'])
  expect(entries.map(({ operation, actor, actorName, version }) => [operation, actor, actorName, version])).toEqual([
    ['payments.remove', 'test-officer', '陈经办', 3],
    ['payments.revise', 'test-officer', '陈经办', 2],
    ['payments.log', 'test-officer', '陈经办', 1],
  ])
  expect(entries[0]?.changes).toEqual([{ field: 'removedAt', before: null, after: expect.stringMatching(/^\d{4}-.*Z$/) }])
  expect(entries[1]?.changes).toEqual([
    { field: 'amountYuan', before: '1234.5', after: '99.5' },
    { field: 'paidOn', before: '2023-04-02', after: null },
  ])
  expect(entries[2]?.changes).toContainEqual({ field: 'accrualMonth', before: null, after: '2023-03-01' })
  expect(entries[2]?.changes.map(({ field }) => field)).not.toContain('invoiceNo')
})

test('any version comes back through an ordinary edit', async () => {
  const event = {
    ...{
      code: randomUUID(),
      title: '沙龙',
      kind: 'salon',
      heldOn: '2023-03-12',
      status: 'held',
      startsAt: '2023-03-12T14:30:00+08:00',
      endsAt: null,
    },
    ...{ region: '南沙', venue: null, departments: ['商务局', '科技局'], note: null },
    ...{ seriesId: null, expectedHeads: 40, budgetYuan: '3000.05', plan: null, minutes: null },
  }
  const first = await officer.events.log({ ...event, id: randomUUID() } as never)
  const second = await officer.events.revise({
    ...event,
    ...first,
    title: '改',
    departments: [],
    startsAt: null,
    budgetYuan: null,
  } as never)
  const { entries } = await officer.events.history({ id: first.id })
  const values = entries.find(({ version }) => version === 1)?.values
  const third = await officer.events.revise({ ...values, id: first.id, version: second.version } as never)
  expect(third).toEqual({ ...first, version: 3, updatedAt: expect.any(String) })
})

test('what did not exist then is as it is now', async () => {
  const { id } = await log()
  // a version from before the column was made
  await db().$executeRaw`insert into audit_entries (actor, operation, source, record_id, before, after)
    select actor, 'sql', source, record_id, null, after - 'invoice_no' || '{"version": 0, "long_gone": 1}' from audit_entries where record_id = ${id}::uuid`
  await officer.payments.revise({ ...payment, id, version: 1, invoiceNo: 'F-9' } as never)
  const { entries } = await officer.payments.history({ id })
  const old = entries.find(({ version }) => version === 0)?.values
  expect(old).toMatchObject({ invoiceNo: 'F-9', summary: '三月水费' })
  expect(Object.keys(old ?? {}).sort()).toEqual(Object.keys({ ...payment, id }).sort())
})

test('files that prove the record are told with their names, and what they stamp on it is not told twice', async () => {
  const event = await db().event.create({ data: { code: randomUUID(), title: '沙龙', kind: 'salon', heldOn: new Date('2023-03-01') } })
  const pdf = new File(['%PDF-1.7\n%âãÏÓ\n1 0 obj\n'], '纪要.pdf')
  const file = await officer.evidence.attach({ id: randomUUID(), source: 'events', recordId: event.id, kind: 'minutes', file: pdf })
  await officer.evidence.remove({ id: file.id, version: file.version })
  const { entries } = await viewer.events.history({ id: event.id })
  expect(entries.map(({ operation, evidence, changes }) => [operation, evidence, changes.length > 0])).toEqual([
    ['evidence.remove', { fileName: '纪要.pdf', kind: 'minutes', done: 'removed' }, false],
    ['evidence.attach', { fileName: '纪要.pdf', kind: 'minutes', done: 'added' }, false],
    ['sql', null, true],
  ])
})

test('who wrote past the house is told by the name that the audit has', async () => {
  const { id } = await log()
  await db().$executeRaw`update payments set summary = 'psql' where id = ${id}::uuid`
  const { entries } = await viewer.payments.history({ id })
  expect(entries[0]).toMatchObject({ actor: expect.stringMatching(/^database:/), actorName: null, operation: 'sql', version: 2 })
})

test('is one of a record that exists, for those who are signed in', async () => {
  expect(await codeOf(viewer.payments.history({ id: randomUUID() }))).toBe('NOT_FOUND')
  expect(await codeOf(as(null).payments.history({ id: randomUUID() }))).toBe('SIGNED_OUT')
  await expect(viewer.payments.history({ id: "' or 1=1" })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('what lists mask stays masked here, comes back only by who may open it, and is no way into a list', async () => {
  const organisation = await db().organisation.create({ data: { code: 'JG-9', name: '某某商会', kind: 'chamber', region: 'macao' } })
  const contact = { organisationId: organisation.id, name: '李', position: null, email: 'lee@example.com', isPrimary: true, note: null }
  const first = await officer.contacts.log({ ...contact, id: randomUUID(), phone: '13812341234' } as never)
  await officer.contacts.revise({ ...contact, id: first.id, version: 1, phone: '13855551234' } as never)
  const [open] = (await officer.contacts.history({ id: first.id })).entries
  expect(open?.changes).toEqual([{ field: 'phone', before: '138****1234', after: '138****1234' }])
  expect(open?.values).toMatchObject({ phone: '13855551234', email: 'lee@example.com' })
  const { entries } = await viewer.contacts.history({ id: first.id })
  expect(entries[0]?.changes).toEqual([{ field: 'phone', before: '138****1234', after: '138****1234' }])
  expect(JSON.stringify(entries)).not.toMatch(/13812341234|13855551234|lee@example/)
  expect(Object.keys(entries[0]?.values ?? {})).not.toContain('phone')
  expect(await codeOf(viewer.contacts.list({ filters: { phone: { contains: '1381' } } }))).toBe('COLUMN_UNKNOWN')
  expect(await codeOf(viewer.contacts.list({ sort: [{ by: 'email', descending: false }] }))).toBe('COLUMN_UNKNOWN')
  expect((await viewer.contacts.list({ search: '13855551234' })).total).toBe(0)
})

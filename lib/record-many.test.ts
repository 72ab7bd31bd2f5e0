import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from './db.ts'
import { isUserError } from './errors.ts'
import { as, codeOf } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'

testDatabase()
const officer = as('officer')
const payment = {
  ...{ subProject: '日常运作经费', category: '水', summary: '三月水费', amountYuan: '1234.50', paidOn: '2023-04-02' },
  ...{
    accrualMonth: '2023-03-01',
    contractId: null,
    eventId: null,
    invoiceNo: 'F-1',
    payee: null,
    organisationId: null,
    refundOfId: null,
    billId: null,
    note: null,
  },
}
const logged = async (count: number, over: object = {}) =>
  Promise.all(Array.from({ length: count }, () => officer.payments.log({ ...payment, ...over, id: randomUUID() } as never)))
const at = ({ id, version }: { id: string; version: number }) => ({ id, version })
const entries = (ids: string[]) =>
  db().auditEntry.findMany({ where: { recordId: { in: ids }, before: { not: {} as never } }, orderBy: { id: 'asc' } })

beforeAll(async () => {
  await db().$executeRaw`insert into years (year, closed_at) values (2020, now()) on conflict (year) do update set closed_at = now()`
})

describe('an edit of many', () => {
  test('changes what each row names and nothing else, under the name of one operation', async () => {
    const [one, other] = await logged(2)
    if (!one || !other) throw new Error('not logged')
    const { rows } = await officer.payments.reviseMany({
      rows: [
        { ...at(one), category: '电', paidOn: null },
        { ...at(other), amountYuan: '99.05' },
      ],
    })
    expect(rows).toEqual([
      { ...one, category: '电', paidOn: null, missing: ['approval', 'invoice', 'acceptance'], version: 2, updatedAt: expect.any(String) },
      { ...other, amountYuan: '99.05', version: 2, updatedAt: expect.any(String) },
    ])
    const kept = await entries([one.id, other.id])
    expect(kept.map(({ operation, actor }) => [operation, actor])).toEqual([
      ['payments.reviseMany', 'test-officer'],
      ['payments.reviseMany', 'test-officer'],
    ])
  })

  test('is undone by the same command with the old values', async () => {
    const before = await logged(3)
    const { rows } = await officer.payments.reviseMany({ rows: before.map((row) => ({ ...at(row), category: '电' })) })
    await officer.payments.reviseMany({ rows: rows.map((row, index) => ({ ...at(row), category: before[index]?.category ?? '' })) })
    for (const row of before)
      expect(await officer.payments.get({ id: row.id })).toEqual({ ...row, version: 3, updatedAt: expect.any(String) })
  })

  test('is all or nothing: of five hundred with two stale ones none changes, and those two come back as they are now', async () => {
    const rows = await logged(5)
    const [first, second] = rows
    const newer = await officer.payments.revise({ ...payment, ...at(first as never), summary: '新' } as never)
    const gone = await officer.payments.remove(at(second as never))
    const refused = await officer.payments
      .reviseMany({ rows: rows.map((row) => ({ ...at(row), category: '电' })) })
      .catch((error: unknown) => error)
    expect(isUserError(refused) && [refused.code, refused.data]).toEqual(['STALE', { params: { count: 2 }, current: [newer, gone] }])
    for (const { id } of rows) expect(await officer.payments.get({ id })).toMatchObject({ category: '水' })
  })

  test('is all or nothing: a rule that one of them breaks lets none of them through', async () => {
    const organisation = await db().organisation.create({ data: { code: 'JG-1', name: '某某协会', kind: 'association', region: 'macao' } })
    const stay = { organisationId: organisation.id, place: '某处', seatId: null, areaSqm: null, agreementEndsOn: null, note: null }
    const move = (startedOn: string) => officer.stays.log({ ...stay, id: randomUUID(), startedOn, endedOn: null })
    const both = [await move('2023-03-01'), await move('2023-03-06')]
    const end = officer.stays.reviseMany({ rows: both.map((row) => ({ ...at(row), endedOn: '2023-03-05' })) })
    expect(await codeOf(end)).toBe('RULE_BROKEN')
    for (const { id } of both) expect(await officer.stays.get({ id })).toMatchObject({ endedOn: null, version: 1 })
    const [ended] = (await officer.stays.reviseMany({ rows: [{ ...at(both[0] as never), endedOn: '2023-03-05' }] })).rows
    expect(ended).toMatchObject({ endedOn: '2023-03-05', version: 2 })
  })

  test('keeps what is derived from fields that were not named', async () => {
    const reading = await officer.meterReadings.log({
      ...{ id: randomUUID(), meterCode: 'W-1', kind: 'water', readOn: '2023-03-31', previous: '100', current: '160.5', multiplier: '2' },
      ...{ change: 'none', swapFinal: null, swapStart: null, swapMultiplier: null, sharpUsage: null, peakUsage: null, flatUsage: null },
      ...{ valleyUsage: null, unitPriceYuan: null, amountYuan: null, reader: null, note: null },
    })
    expect(reading.usage).toBe('121')
    const { rows } = await officer.meterReadings.reviseMany({ rows: [{ ...at(reading), current: '170.5' }] })
    expect(rows[0]).toMatchObject({ current: '170.5', previous: '100', usage: '141' })
  })

  test('writes lists and instants, and drops keys that nobody asked for', async () => {
    const event = { code: randomUUID(), title: '沙龙', kind: 'salon', heldOn: new Date('2023-03-01'), declared: ['photo'] }
    const { id } = await db().event.create({ data: event })
    const change = {
      departments: ['商务局', '“科技”局, {a}'],
      startsAt: '2023-03-01T14:30:00+08:00',
      declared: [],
      removedAt: '2020-01-01',
      createdAt: 'x',
    }
    const { rows } = await officer.events.reviseMany({ rows: [{ id, version: 1, ...change }] } as never)
    expect(rows[0]).toMatchObject({
      departments: change.departments,
      startsAt: '2023-03-01T06:30:00.000Z',
      declared: ['photo'],
      removedAt: null,
    })
  })

  test('moves figures: those of a closed year stay', async () => {
    const article = await officer.articles.log({
      ...{ id: randomUUID(), mid: '9', idx: 1, title: 't', publishedOn: '2021-05-01', readTimes: 5, url: null, readUsers: null },
      ...{ shareUsers: null, followsAfter: null, deliveredUsers: null, shareTimes: null },
    })
    expect(await codeOf(officer.articles.reviseMany({ rows: [{ ...at(article), publishedOn: '2020-12-31' }] }))).toBe('YEAR_CLOSED')
  })

  test('of the same ones from both ends at once ends for one of them, and never in a circle', async () => {
    const rows = await logged(40)
    const forth = officer.payments.reviseMany({ rows: rows.map((row) => ({ ...at(row), category: '一' })) })
    const back = officer.payments.reviseMany({ rows: [...rows].reverse().map((row) => ({ ...at(row), category: '二' })) })
    expect([await codeOf(forth), await codeOf(back)].sort()).toEqual(['OK', 'STALE'])
    const { rows: now } = await officer.payments.list({ filters: { id: { is: rows.map((row) => row.id) } } })
    expect(new Set(now.map((row) => row.category)).size).toBe(1)
  })
})

describe('removing many', () => {
  test('goes and comes back as a whole', async () => {
    const rows = await logged(3)
    const gone = await officer.payments.removeMany({ rows: rows.map(at) })
    expect(gone.rows.every((row) => row.removedAt !== null && row.version === 2)).toBe(true)
    expect(await codeOf(officer.payments.removeMany({ rows: gone.rows.map(at) }))).toBe('STALE')
    const back = await officer.payments.restoreMany({ rows: gone.rows.map(at) })
    expect(back.rows.map((row) => [row.removedAt, row.version])).toEqual([null, null, null].map((none) => [none, 3]))
    expect(await codeOf(officer.payments.restoreMany({ rows: back.rows.map(at) }))).toBe('STALE')
  })

  test('takes back what was removed long ago', async () => {
    const [row] = await logged(1)
    await db().payment.update({ where: { id: row?.id ?? '' }, data: { removedAt: new Date('2020-01-01') } })
    const { rows } = await officer.payments.restoreMany({ rows: [{ id: row?.id ?? '', version: 2 }] })
    expect(rows[0]).toMatchObject({ removedAt: null })
  })
})

describe('what is refused', () => {
  test('one that does not exist takes the others with it', async () => {
    const [row] = await logged(1)
    const rows = [at(row as never), { id: randomUUID(), version: 1 }]
    expect(await codeOf(officer.payments.removeMany({ rows }))).toBe('NOT_FOUND')
    expect(await officer.payments.get({ id: row?.id ?? '' })).toMatchObject({ removedAt: null })
  })

  test('who may not write one may not write many', async () => {
    const [row] = await logged(1)
    for (const role of ['viewer', 'head', 'admin'] as const) {
      expect(await codeOf(as(role).payments.removeMany({ rows: [at(row as never)] }))).toBe('NOT_ALLOWED')
    }
    expect(await codeOf(as(null).payments.reviseMany({ rows: [at(row as never)] }))).toBe('SIGNED_OUT')
  })

  const id = randomUUID()
  test.each<[string, object]>([
    ['no rows', { rows: [] }],
    ['more than five hundred', { rows: Array.from({ length: 501 }, () => ({ id: randomUUID(), version: 1 })) }],
    ['the same one twice', { rows: [1, 2].map(() => ({ id, version: 1 })) }],
    ['a row without a version', { rows: [{ id }] }],
    ['an id that is none', { rows: [{ id: "x' or 1=1", version: 1 }] }],
    ['a value of the wrong shape', { rows: [{ id, version: 1, amountYuan: '12.345' }] }],
    ['an object for a text', { rows: [{ id, version: 1, summary: { contains: '' } }] }],
    ['null where something has to be', { rows: [{ id, version: 1, summary: null }] }],
    ['no list', { rows: { 0: { id, version: 1 } } }],
  ])('%s', async (_, input) => {
    const refused = await officer.payments.reviseMany(input as never).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ORPCError)
    expect(refused).toMatchObject({ code: 'BAD_REQUEST' })
  })
})

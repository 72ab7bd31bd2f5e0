import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { toColumn } from '../day.ts'
import { db } from '../db.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { completenessOf } from './read.ts'
import type { CompletenessKind } from './rules.ts'

testDatabase()
beforeAll(async () => {
  await importDemo()
}, 120_000)

const officer = as('officer')
const itemOf = async (kind: CompletenessKind) => {
  const { items } = await officer.completeness.year({ year: 2023 })
  const found = items.find((item) => item.kind === kind)
  if (!found) throw new Error(`${kind} is not looked for`)
  return found
}
const cellOf = async (kind: CompletenessKind, month: string) => (await itemOf(kind)).cells.find((cell) => cell.month === month)

/** Everything that the year lacks and nobody excused, as `kind month subject`. */
async function gaps(): Promise<string[]> {
  const { items } = await officer.completeness.year({ year: 2023 })
  const open = items.flatMap(({ id, kind, cells }) =>
    cells.filter(({ state }) => state === 'partly' || state === 'missing').map(({ month }) => ({ id, kind, month })),
  )
  const found = await Promise.all(open.map(({ id, month }) => officer.completeness.gaps({ itemId: id, month })))
  return found
    .flatMap(({ kind, cell, gaps }) =>
      gaps.filter(({ excuse }) => !excuse).map(({ label }) => `${kind} ${cell.month} ${label.split(' ')[0]}`),
    )
    .sort()
}

describe('the sample year', () => {
  test('lacks what it truly lacks: the bills of the first month, and the minutes of one salon', async () => {
    expect(await gaps()).toEqual(['bills 2023-03-01 DB-501-1', 'bills 2023-03-01 SB-501-1', 'events 2023-11-01 HD-2023-08'])
    const { opened, months, rate, open } = await officer.completeness.year({ year: 2023 })
    expect({ opened, open }).toEqual({ opened: '2023-03-01', open: 3 })
    expect(months.map(({ rate: { whole, due } }) => due - whole)).toEqual([0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0])
    expect(rate.due - rate.whole).toBe(2)
  })

  test('is not asked for records from before the house opened', async () => {
    const { items } = await officer.completeness.year({ year: 2023 })
    const early = items.flatMap(({ cells }) => cells.filter(({ month }) => month < '2023-03-01'))
    expect(new Set(early.map(({ state }) => state))).toEqual(new Set(['none']))
  })

  test('shows exactly the three gaps that were made by removing three records, and none of them once they are back', async () => {
    const before = await gaps()
    const reading = await db().meterReading.findFirstOrThrow({ where: { meterCode: 'DB-501-1', readOn: toColumn('2023-12-28') } })
    const day = await db().followerDay.findFirstOrThrow({ where: { day: toColumn('2023-09-15') } })
    const rounds = await db().inspection.findMany({ where: { area: '展示区', inspectedOn: toColumn('2023-06-20') } })
    const named = rounds.map(({ id, version }) => ({ id, version }))
    const operator = as('operator')
    const gone = {
      reading: await operator.meterReadings.remove({ id: reading.id, version: reading.version }),
      day: await operator.followerDays.remove({ id: day.id, version: day.version }),
      inspections: await operator.inspections.removeMany({ rows: named }),
    }
    expect((await gaps()).filter((gap) => !before.includes(gap))).toEqual([
      'followers 2023-09-01 2023-09-15',
      'inspections 2023-06-01 展示区',
      'readings 2023-12-01 DB-501-1',
    ])
    expect(await cellOf('followers', '2023-09-01')).toMatchObject({ state: 'partly', done: 29, expected: 30 })
    await operator.meterReadings.restore({ id: gone.reading.id, version: gone.reading.version })
    await operator.followerDays.restore({ id: gone.day.id, version: gone.day.version })
    await operator.inspections.restoreMany({ rows: gone.inspections.rows.map(({ id, version }) => ({ id, version })) })
    expect(await gaps()).toEqual(before)
  })

  test('tells a payment that is there but unpaid from one that nobody logged', async () => {
    const paid = await db().payment.findFirstOrThrow({ where: { category: '网络费', accrualMonth: toColumn('2023-07-01') } })
    await db().payment.update({ where: { id: paid.id }, data: { paidOn: null } })
    const { id } = await itemOf('upkeep')
    expect((await officer.completeness.gaps({ itemId: id, month: '2023-07-01' })).gaps).toMatchObject([
      { subject: '网络费', hint: 'unpaid', recordId: paid.id, excuse: null },
    ])
    await db().payment.update({ where: { id: paid.id }, data: { paidOn: paid.paidOn } })
    expect((await officer.completeness.gaps({ itemId: id, month: '2023-07-01' })).gaps).toEqual([])
  })
})

describe('while a year runs', () => {
  test('a month that has not begun is not asked for, and what is not due is not missing', async () => {
    const { items } = await completenessOf(2023, '2023-10-03')
    const states = (kind: string) => items.find((item) => item.kind === kind)?.cells.map(({ state }) => state)
    // one reading a month, due on the 10th of the next
    expect(states('readings')?.slice(8)).toEqual(['complete', 'complete', 'none', 'none'])
    expect(states('events')?.slice(9)).toEqual(['none', 'none', 'none'])
    expect(states('settlements')).toEqual(Array(12).fill('none'))
    const followers = items.find((item) => item.kind === 'followers')?.cells[9]
    // today's figures come tomorrow
    expect(followers).toMatchObject({ expected: 2, done: 2 })
  })

  test('an event whose day has passed is asked for until it is held or cancelled', async () => {
    const event = await db().event.create({
      data: { code: randomUUID(), title: '未登记结果的活动', kind: 'visit', heldOn: toColumn('2024-02-03'), status: 'planned' },
    })
    const on = async (now: string) => (await completenessOf(2024, now)).items.find(({ kind }) => kind === 'events')?.cells[1]?.state
    expect([await on('2024-02-02'), await on('2024-03-10'), await on('2024-03-11')]).toEqual(['none', 'due', 'missing'])
    await db().event.update({ where: { id: event.id }, data: { status: 'cancelled' } })
    expect(await on('2024-03-11')).toBe('none')
  })
})

describe('an excuse', () => {
  const excuse = (itemId: string, subject: string) => ({
    id: randomUUID(),
    itemId,
    forMonth: '2023-03-01',
    subject,
    reason: '首期账单与四月合并',
  })

  test('of one subject leaves the others open, of the whole month none; each can be taken back, and the audit knows', async () => {
    const { id } = await itemOf('bills')
    const one = await officer.completenessExcuses.log(excuse(id, 'DB-501-1'))
    expect(await cellOf('bills', '2023-03-01')).toMatchObject({ state: 'partly', expected: 2, done: 0, excused: 1 })
    const all = await as('office').completenessExcuses.log(excuse(id, ''))
    expect(await cellOf('bills', '2023-03-01')).toMatchObject({ state: 'excused', excused: 2 })
    const { gaps } = await officer.completeness.gaps({ itemId: id, month: '2023-03-01' })
    expect(gaps.map((gap) => [gap.subject, gap.excuse?.id])).toEqual([
      ['DB-501-1', one.id],
      ['SB-501-1', all.id],
    ])
    await officer.completenessExcuses.remove({ id: one.id, version: one.version })
    await officer.completenessExcuses.remove({ id: all.id, version: all.version })
    expect(await cellOf('bills', '2023-03-01')).toMatchObject({ state: 'missing', excused: 0 })
    const audit = await db().auditEntry.findMany({ where: { recordId: one.id }, orderBy: { id: 'asc' } })
    expect(audit.map(({ operation, actor }) => [operation, actor])).toEqual([
      ['completenessExcuses.log', 'test-officer'],
      ['completenessExcuses.remove', 'test-officer'],
    ])
  })

  test('stands once for one thing, and is refused without a reason or for a day within a month', async () => {
    const { id } = await itemOf('requests')
    const first = await officer.completenessExcuses.log(excuse(id, ''))
    expect(await codeOf(officer.completenessExcuses.log(excuse(id, '')))).toBe('DUPLICATE')
    const count = await db().completenessExcuse.count()
    for (const wrong of [{ reason: ' ' }, { forMonth: '2023-03-02' }, { itemId: 'bills' }])
      await expect(officer.completenessExcuses.log({ ...excuse(id, 'x'), ...wrong })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await codeOf(officer.completenessExcuses.log(excuse(randomUUID(), '')))).toBe('REFERENCE_MISSING')
    expect(await db().completenessExcuse.count()).toBe(count)
    await officer.completenessExcuses.remove({ id: first.id, version: first.version })
  })
})

describe('what is looked for', () => {
  const change = async (kind: CompletenessKind, fields: object) => {
    const {
      id,
      version,
      createdAt: _,
      updatedAt: __,
      removedAt: ___,
      ...item
    } = await officer.completenessItems.get({ id: (await itemOf(kind)).id })
    return officer.completenessItems.revise({ ...item, ...fields, id, version })
  }

  test('begins with the month that the office says, and no longer counts when it is not required', async () => {
    await change('bills', { firstMonth: '2023-04-01' })
    expect((await officer.completeness.year({ year: 2023 })).open).toBe(1)
    await change('bills', { firstMonth: null, isRequired: false })
    expect((await officer.completeness.year({ year: 2023 })).open).toBe(1)
    expect(await cellOf('bills', '2023-03-01')).toMatchObject({ state: 'missing' })
    await change('bills', { isRequired: true })
    expect((await officer.completeness.year({ year: 2023 })).open).toBe(3)
  })

  test('may be an area that nobody has inspected yet', async () => {
    await change('inspections', { subjects: ['展示区', '天台'] })
    expect(await cellOf('inspections', '2023-05-01')).toMatchObject({ state: 'partly', expected: 2, done: 1 })
    await change('inspections', { subjects: [] })
    expect(await cellOf('inspections', '2023-05-01')).toMatchObject({ state: 'complete', expected: 5 })
  })

  test('is refused with months in the wrong order or a day that not every month has, and stays as it was', async () => {
    const before = await officer.completenessItems.get({ id: (await itemOf('upkeep')).id })
    await expect(change('upkeep', { firstMonth: '2023-05-01', lastMonth: '2023-04-01' })).rejects.toMatchObject({
      code: 'RULE_BROKEN',
      data: { params: { rule: 'completeness_items_months' } },
    })
    for (const dueDay of [0, 29]) await expect(change('upkeep', { dueDay })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    expect(await officer.completenessItems.get({ id: before.id })).toEqual(before)
  })
})

test('a month has one person who answers for it, who can be changed', async () => {
  const month = { id: randomUUID(), forMonth: '2023-05-01', owner: '陈运营' }
  const made = await officer.completenessMonths.log(month)
  expect(await codeOf(officer.completenessMonths.log({ ...month, id: randomUUID() }))).toBe('DUPLICATE')
  await officer.completenessMonths.revise({ ...month, owner: '李经办', version: made.version })
  const { months } = await officer.completeness.year({ year: 2023 })
  expect(months.map(({ owner }) => owner?.owner ?? null)).toEqual([null, null, null, null, '李经办', ...Array(7).fill(null)])
})

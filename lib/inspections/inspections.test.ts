import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { plusDays, today } from '../day.ts'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const operator = as('operator')
const officer = as('officer')

let area = ''
beforeEach(() => {
  area = `区${randomUUID()}`
})
const none = { inspectedBy: null, note: null, noPhotoReason: null, dueOn: null, responsible: null, rectifiedOn: null }
const look = (over: object = {}) => ({
  ...{ id: randomUUID(), inspectedOn: '2023-05-10', area, item: '灯', passed: true },
  ...{ ...none, rectifiedNote: null, noAfterReason: null },
  ...over,
})
type Row = Awaited<ReturnType<typeof operator.inspections.log>>
const log = (over: object = {}) => operator.inspections.log(look(over))
const { id: _, version: __, ...shape } = { ...look(), version: 1 }
/** What a form sends of a stored row with some fields changed. */
const revise = (row: Row, over: object, who = operator) => {
  const sent = Object.fromEntries(Object.keys(shape).map((name) => [name, row[name as keyof Row]])) as typeof shape
  return who.inspections.revise({ ...sent, ...over, id: row.id, version: row.version })
}
const reasonOf = async (call: Promise<unknown>) => {
  try {
    await call
    return null
  } catch (error) {
    if (isUserError(error)) return error.data.params?.reason ?? error.code
    throw error
  }
}
const verify = (row: Row, over: object = {}, who = officer) =>
  who.inspections.verify({
    id: row.id,
    version: row.version,
    recheckId: randomUUID(),
    checkedOn: '2023-05-20',
    passes: true,
    note: null,
    ...over,
  })
const sums = async () => {
  const rows = await db().$queryRaw<{ measure: string; value: string }[]>`
    select measure, sum(value)::text as value from rollup where facet = ${area} and measure like 'inspections.%' group by 1 having sum(records) > 0 order by 1`
  return Object.fromEntries(rows.map(({ measure, value }) => [measure.slice(12), Number(value)]))
}

describe('an inspection', () => {
  test('of a day that has not come is refused, by form and by SQL, and nothing is written', async () => {
    const tomorrow = plusDays(today(), 1)
    expect(await reasonOf(log({ inspectedOn: tomorrow }))).toBe('future')
    const row = await log()
    expect(await reasonOf(revise(row, { inspectedOn: tomorrow }))).toBe('future')
    await expect(
      db().$executeRaw`insert into inspections (inspected_on, area, item, passed) values (${tomorrow}::date, ${area}, '门', true)`,
    ).rejects.toThrow()
    expect(await db().inspection.count({ where: { area } })).toBe(1)
  })

  test('that failed says what it lacks until it has a note and a photo, or a reason for none', async () => {
    const row = await log({ passed: false })
    expect(row).toMatchObject({ stage: 'open', missing: ['note', 'photo'] })
    const noted = await revise(row, { note: '灯坏了' })
    expect(noted.missing).toEqual(['photo'])
    expect((await revise(noted, { noPhotoReason: '停电，拍不清' })).missing).toEqual([])
    const data = {
      source: 'inspections',
      recordId: row.id,
      kind: 'photo',
      fileName: 'a',
      mediaType: 'image/png',
      sizeBytes: 1,
      sha256: 'x',
    }
    await db().evidence.create({ data })
    const shown = await operator.inspections.get({ id: row.id })
    expect(shown).toMatchObject({ evidence: ['photo'], missing: [], version: 3 })
  })
})

describe('what failed', () => {
  test('is put right by one person and confirmed by another; it stays failed, and its being put right is counted on that day', async () => {
    const failed = await log({ passed: false, note: '灯坏了' })
    await log({ item: '门' })
    const mended = await revise(failed, { rectifiedOn: '2023-05-12', rectifiedNote: '换了灯' })
    expect(mended).toMatchObject({ stage: 'waiting', rectifiedBy: 'test-operator' })
    expect(await sums()).toEqual({ done: 2, passed: 1 })
    const confirmed = await verify(mended)
    expect(confirmed).toMatchObject({ stage: 'verified', verifiedOn: '2023-05-20', passed: false })
    expect(await sums()).toEqual({ done: 2, passed: 1, rectified: 1 })
    expect((await officer.inspections.rechecks({ id: failed.id })).rows).toMatchObject([{ passes: true, checkerName: 'officer' }])
    const entries = await db().auditEntry.findMany({ where: { recordId: failed.id }, orderBy: { id: 'desc' }, take: 1 })
    expect(entries).toMatchObject([{ actor: 'test-officer', operation: 'inspections.verify' }])
  })

  test('is never confirmed by whoever put it right, before that day, in the future, or without being put right', async () => {
    const failed = await log({ passed: false, note: '灯坏了' })
    expect(await reasonOf(verify(failed))).toBe('not_rectified')
    const mended = await revise(failed, { rectifiedOn: '2023-05-12' })
    expect(await reasonOf(verify(mended, {}, operator))).toBe('own')
    expect(await reasonOf(verify(mended, { checkedOn: '2023-05-11' }))).toBe('verified_before')
    expect(await reasonOf(verify(mended, { checkedOn: plusDays(today(), 1) }))).toBe('verified_future')
    await expect(
      db().$transaction(async (tx) => {
        await tx.$queryRaw`select set_config('app.actor', 'test-operator', true)`
        await tx.inspection.update({ where: { id: failed.id }, data: { verifiedOn: new Date('2023-05-20') } })
      }),
    ).rejects.toThrow()
    expect(await operator.inspections.get({ id: failed.id })).toMatchObject({ stage: 'waiting', verifiedOn: null })
    expect((await officer.inspections.rechecks({ id: failed.id })).rows).toEqual([])
  })

  test('goes back to be put right when another person says so, with the reason; the look is kept', async () => {
    const mended = await log({ passed: false, note: '灯坏了', rectifiedOn: '2023-05-12' })
    expect(await reasonOf(verify(mended, { passes: false }))).toBe('returned_without_note')
    expect(await verify(mended, { passes: false, note: '还在闪' })).toMatchObject({ stage: 'open', rectifiedOn: null })
    expect((await officer.inspections.rechecks({ id: mended.id })).rows).toMatchObject([{ passes: false, note: '还在闪' }])
  })

  test('is confirmed once however often it is sent; a confirmation can be taken back, and falls when the day changes', async () => {
    const mended = await log({ passed: false, note: '灯坏了', rectifiedOn: '2023-05-12' })
    const recheckId = randomUUID()
    const once = await verify(mended, { recheckId })
    expect(await verify(mended, { recheckId })).toEqual(once)
    expect(await codeOf(verify(mended))).toBe('STALE')
    const back = await officer.inspections.unverify({ id: once.id, version: once.version })
    expect(back).toMatchObject({ stage: 'waiting', verifierName: null })
    expect(await sums()).toEqual({ done: 1 })
    const again = await verify(back)
    expect(await revise(again, { rectifiedOn: '2023-05-13' })).toMatchObject({ stage: 'waiting', verifiedOn: null })
  })

  test('is not put right before it was found, nor tomorrow', async () => {
    const failed = await log({ passed: false, note: '灯坏了' })
    expect(await reasonOf(revise(failed, { rectifiedOn: '2023-05-09' }))).toBe('rectified_before')
    expect(await reasonOf(revise(failed, { rectifiedOn: plusDays(today(), 1) }))).toBe('rectified_future')
  })

  test('in a closed year can still be put right; its result cannot change', async () => {
    const failed = await log({ passed: false, note: '灯坏了', inspectedOn: '2011-05-10' })
    await db().$executeRaw`insert into years (year, closed_at) values (2011, now()) on conflict (year) do update set closed_at = now()`
    const mended = await revise(failed, { rectifiedOn: '2012-01-05' })
    expect(await verify(mended, { checkedOn: '2012-01-06' })).toMatchObject({ stage: 'verified' })
    const now = await operator.inspections.get({ id: failed.id })
    expect(await codeOf(revise(now, { passed: true, rectifiedOn: null }))).toBe('YEAR_CLOSED')
  })
})

const checklist = (over: object = {}, ...names: string[]) => ({
  ...{ id: randomUUID(), name: area, position: 1, responsible: null, startsOn: '2023-01-01', endsOn: null, note: null },
  items: names.map((name) => ({
    id: randomUUID(),
    from: '2023-01-01',
    name,
    guide: null,
    until: null as string | null,
    frequency: 'monthly' as const,
  })),
  ...over,
})
const roundOf = async (month: string, on: string | null = null) =>
  (await operator.inspections.round({ month, on })).areas.find(({ name }) => name === area)

describe('a checklist', () => {
  test('makes the round: what is asked for, what was found, and what was found beside it', async () => {
    await officer.inspectionAreas.log(checklist({}, '灯', '门'))
    const found = await log({ passed: false, note: '坏了' })
    await log({ item: '窗' })
    const round = await roundOf('2023-05-01')
    expect(round?.items.map(({ name, result }) => [name, result?.id ?? null])).toEqual([
      ['灯', found.id],
      ['门', null],
    ])
    expect(round?.others.map(({ item }) => item)).toEqual(['窗'])
    expect((await roundOf('2023-06-01'))?.items.map(({ result }) => result)).toEqual([null, null])
  })

  test('that loses an item, or is removed, keeps its results and their figures', async () => {
    const made = await officer.inspectionAreas.log(checklist({}, '灯', '门'))
    await log()
    const { version, createdAt, updatedAt, removedAt, ...sent } = made
    const shorter = await officer.inspectionAreas.revise({ ...sent, version, items: made.items.slice(1) })
    expect((await roundOf('2023-05-01'))?.others.map(({ item }) => item)).toEqual(['灯'])
    expect(await sums()).toEqual({ done: 1, passed: 1 })
    await officer.inspectionAreas.remove({ id: made.id, version: shorter.version })
    expect(await roundOf('2023-05-01')).toMatchObject({ id: null, items: [] })
    const { areas } = await operator.inspections.grid({ year: 2023 })
    expect(areas.find(({ name }) => name === area)?.cells[4]).toMatchObject({ due: 0, inspected: 1, passed: 1 })
  })

  test.each<[string, object]>([
    ['two items alike', { items: checklist({}, '灯', '灯').items }],
    ['an item that ends before it begins', { items: checklist({}, '灯').items.map((item) => ({ ...item, until: '2022-12-31' })) }],
  ])('with %s is refused by its shape', async (__, over) => {
    await expect(officer.inspectionAreas.log(checklist(over))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('ends no earlier than it begins, and its name is taken only while it is there', async () => {
    expect(await reasonOf(officer.inspectionAreas.log(checklist({ endsOn: '2022-12-31' }, '灯')))).toBe('area_days')
    const made = await officer.inspectionAreas.log(checklist({}, '灯'))
    expect(await codeOf(officer.inspectionAreas.log(checklist({}, '灯')))).toBe('DUPLICATE')
    await officer.inspectionAreas.remove({ id: made.id, version: made.version })
    expect(await codeOf(officer.inspectionAreas.log(checklist({}, '灯')))).toBe('OK')
  })

  test('is made of what was inspected, once, with what it lacks', async () => {
    for (const month of ['03', '04', '05']) await log({ inspectedOn: `2023-${month}-20` })
    await officer.inspectionAreas.fromRecords()
    await log({ item: '门', inspectedOn: '2023-06-20' })
    expect(await officer.inspectionAreas.fromRecords()).toEqual({ areas: 0, items: 1 })
    expect(await officer.inspectionAreas.fromRecords()).toEqual({ areas: 0, items: 0 })
    const { rows } = await officer.inspectionAreas.list({ search: area })
    expect(rows).toMatchObject([{ name: area, startsOn: '2023-03-20' }])
    expect(rows[0]?.items.map(({ name, frequency, from }) => [name, frequency, from])).toEqual([
      ['灯', 'monthly', '2023-03-20'],
      ['门', 'monthly', '2023-06-20'],
    ])
    const { areas } = await operator.inspections.grid({ year: 2023 })
    expect(
      areas
        .find(({ name }) => name === area)
        ?.cells.slice(1, 7)
        .map(({ due, done }) => `${done}/${due}`),
    ).toEqual(['0/0', '1/1', '1/1', '1/1', '1/2', '0/2'])
  })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { closeYear, reopenYear } from '../closings/close.ts'
import { db, inTransaction } from '../db.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const signed = { actor: 'liu', operation: 'evaluations.approve' }
const actor = { name: '刘主任' }
const typed = { address: '/costs?year=2022', noun: 'costs.payment', values: { amountYuan: '1234.56' } }
const late = {
  id: randomUUID(),
  year: 2022,
  operation: 'payments.log',
  input: typed,
  what: '补收 12 月电费 1,234.56 元',
  reason: '供电局次年更正',
}
const rows = async (role: 'officer' | 'viewer' = 'officer') => (await as(role).lateFacts.list({ year: 2022 })).rows
const logOf = (id: string) => db().auditEntry.findMany({ where: { recordId: id }, orderBy: { id: 'asc' } })

beforeAll(async () => {
  await db().indicator.create({
    data: {
      year: 2022,
      code: 'O1',
      level1: '产出',
      level2: '数量指标',
      name: '推文',
      operator: '≥',
      target: 1,
      unit: '篇',
      weight: 100,
      position: 1,
    },
  })
  await inTransaction(signed, (tx) => closeYear(tx, { year: 2022, actor }))
})

test('what became known after closing is filed with what was typed, by whom and why, and moves no figure', async () => {
  const figures = async () => (await as('viewer').evaluations.get({ year: 2022 })).total
  const before = await figures()
  const filed = await as('operator').lateFacts.file(late)
  expect(filed).toMatchObject({ ...late, closingNumber: 1, filedBy: 'operator', applied: null })
  expect(await figures()).toBe(before)
  expect((await logOf(late.id)).map(({ operation }) => operation)).toEqual(['lateFacts.file'])
})

test('filed twice it is there once; another content under its id is refused', async () => {
  await as('operator').lateFacts.file(late)
  expect(await rows()).toHaveLength(1)
  expect(await codeOf(as('operator').lateFacts.file({ ...late, what: '别的事项' }))).toBe('SAME_ID_OTHER_CONTENT')
})

test('what was typed is shown to those who may enter it, the fact itself to everybody', async () => {
  expect((await rows('officer'))[0]?.input).toEqual(typed)
  expect((await rows('viewer'))[0]).toMatchObject({ what: late.what, input: null })
})

test('a year that is open takes none, and neither does a form that leads out of the house', async () => {
  const other = { ...late, id: randomUUID() }
  expect(await codeOf(as('officer').lateFacts.file({ ...other, year: 2021 }))).toBe('CLOSING_REFUSED')
  const leaving = as('officer').lateFacts.file({ ...other, input: { address: '//elsewhere.example' } })
  await expect(leaving).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  await expect(as('officer').lateFacts.file({ ...other, reason: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  expect(await db().lateFact.count()).toBe(1)
})

test('it is marked as entered once its year was opened again, by whoever saw it as it is, and that can be taken back', async () => {
  const [row] = await rows()
  const at = { id: late.id, version: row?.version ?? 0 }
  expect(await codeOf(as('officer').lateFacts.apply(at))).toBe('CLOSING_REFUSED')
  await inTransaction(signed, (tx) => reopenYear(tx, { year: 2022, reason: '补收电费', actor }))
  const applied = await as('officer').lateFacts.apply(at)
  expect(applied.applied).toMatchObject({ by: 'officer' })
  expect(await codeOf(as('officer').lateFacts.apply(at))).toBe('CLOSING_REFUSED')
  expect(await codeOf(as('officer').lateFacts.unapply(at))).toBe('STALE')
  expect((await as('officer').lateFacts.unapply({ ...at, version: applied.version })).applied).toBeNull()
})

test('where the short hash was filed is noted once, on a day that has been, by the office', async () => {
  const [closing] = (await as('office').closings.list()).closings
  const note = { id: closing?.id ?? '', place: '2023 年 3 月主任办公会议纪要', on: '2023-03-10' }
  expect(await codeOf(as('office').closings.note({ ...note, on: '2999-01-01' }))).toBe('CLOSING_REFUSED')
  expect((await as('office').closings.note(note)).filed).toEqual({ place: note.place, on: note.on, by: 'office' })
  expect(await codeOf(as('office').closings.note(note))).toBe('OK')
  expect(await codeOf(as('office').closings.note({ ...note, place: '别处' }))).toBe('CLOSING_REFUSED')
})

test('what was frozen is handed out byte by byte under its code', async () => {
  const file = await as('viewer').closings.content({ year: 2022 })
  const { content, sha256 } = await db().closing.findFirstOrThrow({ where: { year: 2022 } })
  expect([await file.text(), file.name]).toEqual([content, `2022-1-${sha256.slice(0, 12)}.json`])
})

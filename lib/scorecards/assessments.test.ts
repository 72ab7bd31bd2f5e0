import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { toColumn } from '../day.ts'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import type { Scorecard } from './schema.ts'

testDatabase()
const officer = as('officer')
const [here, gone, never] = [randomUUID(), randomUUID(), randomUUID()]
let card: Scorecard
const item = (name: string, maximum: string) => ({ id: randomUUID(), name, guide: null, maximum })
const scorecard = (over: object = {}) => ({
  ...{ id: randomUUID(), name: '通用考核表', kind: null, industry: null, items: [item('场地使用', '60'), item('参加活动', '40')] },
  ...{ isInUse: true, note: null, ...over },
})
const assessment = (scores: string[], over: object = {}) => ({
  ...{ id: randomUUID(), organisationId: here, scorecardId: card.id, year: 2025, assessedOn: '2025-12-20', note: null },
  scores: card.items.map(({ id, name, maximum }, at) => ({ item: id, name, note: null, score: scores[at] ?? '0', maximum })),
  ...over,
})
/** The rule that a call breaks; `OK` when it breaks none. */
async function broken(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return 'OK'
  } catch (error) {
    if (isUserError(error)) return error.data.params?.rule ?? error.code
    throw error
  }
}

beforeAll(async () => {
  const organisation = (id: string, name: string) => ({ id, code: name, name, kind: 'chamber', region: 'macao' })
  await db().organisation.createMany({ data: [organisation(here, '甲会'), organisation(gone, '乙会'), organisation(never, '丙会')] })
  const stay = { place: '501', startedOn: toColumn('2024-03-01') }
  await db().stay.create({ data: { organisationId: here, ...stay } })
  await db().stay.create({ data: { organisationId: gone, ...stay, endedOn: toColumn('2024-12-31') } })
  card = await officer.scorecards.log(scorecard())
})

test('a total is the sum of the scores, and the same assessment sent twice is one', async () => {
  const input = assessment(['55.5', '30'])
  expect(await officer.assessments.log(input)).toMatchObject({ total: '85.5', maximum: '100', scorecard: { name: '通用考核表' } })
  expect(await officer.assessments.log(input)).toMatchObject({ id: input.id, version: 1 })
  expect(await db().auditEntry.count({ where: { recordId: input.id } })).toBe(1)
})

test('one a year: a second is refused until the first is removed', async () => {
  const input = assessment(['50', '30'], { year: 2024 })
  const logged = await officer.assessments.log(input)
  expect(await codeOf(officer.assessments.log(assessment(['1', '1'], { year: 2024 })))).toBe('DUPLICATE')
  await officer.assessments.remove(logged)
  expect(await codeOf(officer.assessments.log(assessment(['1', '1'], { year: 2024 })))).toBe('OK')
  const removed = await officer.assessments.get({ id: logged.id })
  expect(await codeOf(officer.assessments.restore(removed))).toBe('DUPLICATE')
})

test('points beyond a maximum, other items or other maxima are refused, and nothing is written', async () => {
  const good = assessment(['50', '30'], { year: 2020 })
  const [first, second] = good.scores
  expect(await broken(officer.assessments.log({ ...good, scores: [{ ...first, score: '60.01' }, second] as never }))).toBe(
    'assessments_score_within_maximum',
  )
  expect(await broken(officer.assessments.log({ ...good, scores: [{ ...first, maximum: '100' }, second] as never }))).toBe(
    'assessments_items_of_scorecard',
  )
  expect(await broken(officer.assessments.log({ ...good, scores: [first] as never }))).toBe('assessments_items_of_scorecard')
  expect(await db().assessment.count({ where: { year: 2020 } })).toBe(0)
})

test('an assessment keeps the items with which it was made, when its scorecard is changed', async () => {
  const logged = await officer.assessments.log(assessment(['50', '30'], { year: 2021 }))
  card = await officer.scorecards.revise({ ...card, items: [...card.items, item('报送', '10')] })
  const [first, second] = logged.scores
  const revised = await officer.assessments.revise({ ...logged, scores: [{ ...first, score: '40' }, second] as never })
  expect(revised).toMatchObject({ total: '70', maximum: '100' })
  expect(await broken(officer.assessments.revise({ ...revised, scores: assessment(['1', '1', '1']).scores }))).toBe(
    'assessments_items_of_scorecard',
  )
})

test('the round of a year names everybody who lived here then, with the assessment or the scorecard for it', async () => {
  const fitting = await officer.scorecards.log(scorecard({ name: '商会考核表', kind: 'chamber' }))
  const names = async (year: number) => (await officer.assessments.round({ year })).map(({ organisation }) => organisation.name)
  expect(await names(2024)).toEqual(['乙会', '甲会'].sort())
  expect(await names(2026)).toEqual(['甲会'])
  expect(await names(2023)).toEqual([])
  const round = await as('viewer').assessments.round({ year: 2025 })
  expect(round).toMatchObject([{ organisation: { id: here }, assessment: { total: '85.5', maximum: '100' }, scorecard: fitting.name }])
})

test('whoever only reads writes neither scorecards nor assessments', async () => {
  expect(await codeOf(as('office').scorecards.log(scorecard()))).toBe('NOT_ALLOWED')
  expect(await codeOf(as('head').assessments.log(assessment(['1', '1'], { year: 2019 })))).toBe('NOT_ALLOWED')
})

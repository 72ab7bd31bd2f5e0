import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { plusDays, toColumn, today } from '../day.ts'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import type { LifeStepCode } from './schema.ts'

testDatabase()
const officer = as('officer')
const day = (ago: number) => plusDays(today(), -ago)
let id: string
beforeEach(async () => {
  id = randomUUID()
  await officer.organisations.log({ id, code: id, name: `商会 ${id}`, kind: 'chamber', region: 'macao', industry: null, note: null })
})

const seen = () => officer.organisations.get({ id })
const take = async (step: LifeStepCode, ago: number, note = '', by = officer) =>
  by.organisations.advance({ ...(await seen()), stepId: randomUUID(), step, doneOn: day(ago), note })
const stay = (startedOn: string, rest: { endedOn?: string; agreementEndsOn?: string } = {}) => ({
  ...{ id: randomUUID(), organisationId: id, place: '501', seatId: null, areaSqm: null, startedOn, note: null },
  ...{ endedOn: null, agreementEndsOn: null, ...rest },
})
/** Why a step is refused; `OK` when it is not. */
async function refusal(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return 'OK'
  } catch (error) {
    if (isUserError(error)) return error.data.params?.reason ?? error.code
    throw error
  }
}
const stepsTaken = async () => (await officer.organisations.life({ id })).steps.map(({ step }) => step).reverse()

test('applied, visited, admitted, moved in, renewed, left, applied again: each step is written down and signed', async () => {
  await take('visit', 90, '看过场地')
  await take('admit', 80)
  const here = await officer.stays.log(stay(day(70), { agreementEndsOn: day(-10) }))
  await take('move_in', 70)
  expect(await seen()).toMatchObject({ stage: 'resident', nextExpiryOn: day(-10) })
  expect(await refusal(take('renew', 5))).toBe('agreement_same')
  const paper = { id: randomUUID(), organisationId: id, kind: 'agreement' as const, title: '续签协议', number: null, note: null }
  await officer.documents.log({ ...paper, validFrom: day(5), expiresOn: day(-300) })
  await take('renew', 5, '续一年')
  expect(await seen()).toMatchObject({ stage: 'resident', nextExpiryOn: day(-300) })
  expect(await refusal(take('leave', 0))).toBe('stay_open')
  await officer.stays.revise({ ...here, endedOn: day(1) })
  expect(await refusal(take('leave', 6))).toBe('before_last')
  await take('leave', 1)
  await take('reapply', 0)
  expect(await stepsTaken()).toEqual(['visit', 'admit', 'move_in', 'renew', 'leave', 'reapply'])
})

test('a step that is taken is written down with the day, the note and the agreement, and audited under its operation', async () => {
  await take('visit', 3, '看过场地')
  const { steps, stage } = await officer.organisations.life({ id })
  expect(stage).toBe('visited')
  expect(steps).toMatchObject([{ step: 'visit', fromStage: 'applied', doneOn: day(3), note: '看过场地', agreementEndsOn: null }])
  const entries = await db().auditEntry.findMany({ where: { operation: 'organisations.advance', actor: 'test-officer', recordId: id } })
  expect(entries).toMatchObject([{ source: 'organisations', before: { stage: 'applied' }, after: { stage: 'visited' } }])
})

test('the same step sent twice is one step', async () => {
  const input = { ...(await seen()), stepId: randomUUID(), step: 'visit' as const, doneOn: day(3), note: '看过场地' }
  await officer.organisations.advance(input)
  await officer.organisations.advance(input)
  expect(await stepsTaken()).toEqual(['visit'])
})

test('of two who take a step at once, one is told that it was done', async () => {
  const at = await seen()
  const send = () => codeOf(officer.organisations.advance({ ...at, stepId: randomUUID(), step: 'visit', doneOn: day(3), note: '看过' }))
  expect((await Promise.all([send(), send()])).sort()).toEqual(['OK', 'STALE'])
  expect(await stepsTaken()).toEqual(['visit'])
})

test.each([
  ['visit', 1, '', 'note'],
  ['visit', -1, '看过', 'future'],
  ['move_in', 1, '', 'stage'],
  ['apply', 1, '', 'applications'],
  ['assess', 1, '', 'assessments'],
] as const)('%s, %i days ago, with note "%s" is refused (%s) and nothing is written', async (step, ago, note, reason) => {
  const before = await seen()
  expect(await refusal(take(step, ago, note))).toBe(reason)
  expect(await seen()).toEqual(before)
  expect(await stepsTaken()).toEqual([])
})

test('moving in wants a stay that has begun, leaving one that has ended', async () => {
  await take('visit', 9, '看过')
  await take('admit', 8)
  expect(await refusal(take('move_in', 5))).toBe('stay')
  const { id: stayId, version, ...rest } = await officer.stays.log(stay(day(5)))
  await take('move_in', 5)
  expect(await refusal(take('leave', 1))).toBe('stay_open')
  const fields = { ...rest, endedOn: day(2) }
  await officer.stays.revise({ ...fields, id: stayId, version })
  expect(await refusal(take('leave', 3))).toBe('stay_later')
  await take('leave', 2)
  expect((await seen()).stage).toBe('left')
  await take('reapply', 1)
  expect(await stepsTaken()).toEqual(['visit', 'admit', 'move_in', 'leave', 'reapply'])
})

test('the last step is taken back, and only that one', async () => {
  await take('visit', 9, '看过')
  await take('decline', 8, '业务不符')
  expect((await officer.organisations.stepBack(await seen())).stage).toBe('visited')
  expect((await officer.organisations.stepBack(await seen())).stage).toBe('applied')
  expect(await stepsTaken()).toEqual([])
  expect(await refusal(officer.organisations.stepBack(await seen()))).toBe('no_step')
})

test('a step is not taken back once an import has set the stage', async () => {
  await take('visit', 9, '看过')
  await db().organisation.update({ where: { id }, data: { stage: 'resident' } })
  expect(await refusal(officer.organisations.stepBack(await seen()))).toBe('stage_set')
})

test('whoever only reads takes no step', async () => {
  expect(await codeOf(take('visit', 1, '看过', as('head')))).toBe('NOT_ALLOWED')
  expect(await codeOf(as('office').organisations.stepBack(await seen()))).toBe('NOT_ALLOWED')
})

test('the form cannot set the stage', async () => {
  await officer.organisations.revise({ ...(await seen()), stage: 'resident' } as never)
  expect((await seen()).stage).toBe('applied')
})

test('a step leaves an open form as it is: of the papers, only the day moves, and the version does not', async () => {
  const { version } = await seen()
  await db().document.create({ data: { organisationId: id, kind: 'licence', title: '登记证书', expiresOn: toColumn(day(-30)) } })
  expect(await seen()).toMatchObject({ version, nextExpiryOn: day(-30) })
})

test('of each kind of paper the latest counts, and of those the first', async () => {
  const paper = (kind: string, title: string, expiresOn: string | null) =>
    db().document.create({ data: { organisationId: id, kind, title, expiresOn: expiresOn === null ? null : toColumn(expiresOn) } })
  await paper('agreement', '旧协议', day(100))
  await paper('agreement', '新协议', day(-200))
  const licence = await paper('licence', '登记证书', day(-100))
  await paper('other', '长期文件', null)
  expect((await seen()).nextExpiryOn).toBe(day(-100))
  await db().document.update({ where: { id: licence.id }, data: { removedAt: new Date() } })
  expect((await seen()).nextExpiryOn).toBe(day(-200))
})

test('names are found again in the other script, with other spacing and quotes', async () => {
  await officer.organisations.revise({ ...(await seen()), name: '香港“湾区”餐饮业总商会' })
  const found = await officer.organisations.similar({ name: ' 香港 灣區餐飲業 總商會 ' })
  expect(found.map((one) => one.id)).toEqual([id])
  expect(await officer.organisations.similar({ name: '香港湾区餐饮业总商会', exceptId: id })).toEqual([])
  expect(await officer.organisations.similar({ name: '香港湾区餐饮业商会' })).toEqual([])
})

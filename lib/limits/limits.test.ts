import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { Decimal } from '../money.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { asOne, prepareYear, seenNow } from '../testing/evaluation2023.ts'
import { type Limits, usualLimits } from './schema.ts'

testDatabase()
beforeAll(prepareYear, 120_000)
const [officer, office, head] = [asOne('officer'), asOne('office'), asOne('head')]
const year = 2023
const seen = () => officer.evaluations.get({ year })
const itemOf = async (code: string) => {
  const item = (await seen()).items.find((one) => one.code === code)
  if (!item) throw new Error(code)
  return item
}
const revise = async (limits: Partial<Limits>, remindDays = 3) =>
  office.limits.revise({ version: (await office.limits.get()).version, limits: { ...usualLimits, ...limits }, remindDays })

describe('limits are settings of the framework', () => {
  test('they move what is demanded, graded and lit of an open year, and the audit keeps who moved them', async () => {
    const before = await seen()
    expect(before).toMatchObject({ total: '97.00', grade: 'excellent', limits: usualLimits })
    const read = async () => (await seen()).items.filter(({ demand }) => demand.overshoot).map(({ code }) => code)
    expect(await read()).toEqual([])
    await revise({ causeAbove: '1', readAbove: '2' })
    const far = before.items.filter(({ deviationPercent }) => Number(deviationPercent) > 2).map(({ code }) => code)
    expect(far.length).toBeGreaterThan(0)
    expect(await read()).toEqual(far)
    expect((await seen()).unexplained).toEqual(far)
    await revise({ causeAbove: '1', readAbove: '2', excellentFrom: '98', farAbove: false, greenFrom: '90' })
    expect(await read()).toEqual([])
    expect(await seen()).toMatchObject({ total: '97.00', grade: 'good', unexplained: [] })
    const { items } = await officer.board.year({ year })
    expect(items.find(({ code }) => code === 'P1')).toMatchObject({
      light: 'green',
      actual: before.items.find(({ code }) => code === 'P1')?.actual,
    })
    const [entry] = await db().auditEntry.findMany({ where: { source: 'frameworks' }, orderBy: { id: 'desc' }, take: 1 })
    expect(entry).toMatchObject({ actor: 'five-office', operation: 'limits.revise' })
    await revise({})
  })

  test('a ladder that does not go down is refused, and so is whoever looked at older ones', async () => {
    expect(await codeOf(revise({ goodFrom: '95' }).catch(invalid))).toBe('OK')
    expect(await codeOf(revise({ reachedFrom: '50' }).catch(invalid))).toBe('OK')
    expect(await codeOf(revise({ readAbove: '5' }).catch(invalid))).toBe('OK')
    const { version } = await office.limits.get()
    await revise({ causeAbove: '25' })
    expect(await codeOf(office.limits.revise({ version, limits: usualLimits, remindDays: 3 }))).toBe('STALE')
    expect(await codeOf(officer.limits.revise({ version, limits: usualLimits, remindDays: 3 }))).toBe('NOT_ALLOWED')
    await revise({})
  })
  // what is no limit at all does not reach the handler
  const invalid = (error: { code?: string }) => expect(error.code).toBe('BAD_REQUEST')
})

describe('a qualitative indicator', () => {
  test('is rated by a band with a text and a percentage in it; what falls short needs cause, measure, owner and day', async () => {
    await db().indicatorSet.update({ where: { year }, data: { state: 'draft' } })
    const p4 = await db().indicator.update({ where: { year_code: { year, code: 'P4' } }, data: { kind: 'qualitative' } })
    await db().indicatorSet.update({ where: { year }, data: { state: 'active' } })
    expect(await itemOf('P4')).toMatchObject({ kind: 'qualitative', actual: null, score: null, deviationPercent: null })
    expect((await seen()).missing).toEqual(['P4'])
    const rate = async (over: object, by = officer) =>
      by.evaluations.rate({
        ...{
          year,
          code: 'P4',
          version: (await itemOf('P4')).explanationVersion,
          band: 'partly',
          bandPercent: '70',
          bandText: '三份合同一份有差异',
        },
        ...over,
      })
    expect(await codeOf(rate({ bandPercent: '80' }))).toBe('EVALUATION_REFUSED')
    expect(await codeOf(rate({ code: 'P1' }))).toBe('EVALUATION_REFUSED')
    expect(await codeOf(rate({}, head))).toBe('EVALUATION_STAGE')
    await rate({})
    const item = await itemOf('P4')
    expect(item).toMatchObject({ band: 'partly', bandPercent: '70', demand: { cause: true, measure: true } })
    expect(item.score).toBe(new Decimal(p4.weight.toFixed()).mul('0.7').toFixed(2))
    expect((await seen()).missing).toEqual([])
    await rate({ band: 'reached', bandPercent: '100' })
    expect((await itemOf('P4')).score).toBe(new Decimal(p4.weight.toFixed()).toFixed(2))
  })
})

describe('what does not apply', () => {
  const apply = async (code: string, isApplicable: boolean, reason = '', by = officer) =>
    by.evaluations.apply({ year, code, version: (await itemOf(code)).explanationVersion, isApplicable, reason })

  test('needs a reason, gives its points to the others, and the year still has a hundred', async () => {
    expect(await codeOf(apply('B1', false))).toBe('EVALUATION_REFUSED')
    const before = await seen()
    await apply('B1', false, '本年度未安排')
    const after = await seen()
    expect(Decimal.sum(...after.items.map(({ weight }) => weight)).toFixed()).toBe('100')
    expect(after.weight).toBe('100')
    expect(after.items.find(({ code }) => code === 'B1')).toMatchObject({
      ...{ isApplicable: false, weight: '0', score: null, notApplicableReason: '本年度未安排', demand: { cause: false, overshoot: false } },
    })
    expect(after.missing).toEqual([])
    const grown = after.items.filter(({ isApplicable }) => isApplicable)
    expect(grown.every(({ weight, setWeight }) => new Decimal(weight).gt(setWeight))).toBe(true)
    expect(after.total).toBe(Decimal.sum(...grown.map(({ score }) => score ?? 0)).toFixed(2))
    // another layout spreads among what applies, too
    const { snapshot } = await officer.frameworks.layout({ year, framework: 'national' })
    expect(snapshot?.weight).toBe('100')
    expect(snapshot?.items.find(({ code }) => code === 'B1')?.weight).toBe('0')
    await apply('B1', true)
    expect((await seen()).total).toBe(before.total)
  })

  test('is refused where the framework does not allow it, and counts again once it no longer does', async () => {
    await apply('B1', false, '本年度未安排')
    await revise({ mayNotApply: false })
    expect(await itemOf('B1')).toMatchObject({ isApplicable: true, notApplicableReason: '' })
    expect(await codeOf(apply('B2', false, '本年度未安排'))).toBe('EVALUATION_REFUSED')
    await revise({})
    await apply('B1', true)
  })
})

test('a closed year keeps the limits that it was scored by', async () => {
  await officer.evaluationSteps.submit(await seenNow('officer'))
  await office.evaluationSteps.forward(await seenNow('office'))
  const { items } = await head.evaluations.get({ year })
  for (const { code, explanationVersion: version } of items.filter(({ demand }) => demand.overshoot))
    await head.evaluations.review({ year, code, version, overshoot: 'effort', deduction: '0', deductionReason: '' })
  await head.evaluationSteps.review(await seenNow('head'))
  await asOne('director').evaluationSteps.approve(await seenNow('director'))
  const { grade, total, limits } = await seen()
  await revise({ excellentFrom: '100' })
  expect(await seen()).toMatchObject({ grade, total, limits })
  expect(
    await codeOf(
      as('head').evaluations.rate({ year, code: 'P4', version: null, band: 'reached', bandPercent: '90', bandText: randomUUID() }),
    ),
  ).toBe('EVALUATION_STAGE')
})

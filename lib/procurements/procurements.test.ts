import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { as } from '../testing/callers.ts'
import { someContract, someSettlement } from '../testing/contracts.ts'
import { testDatabase } from '../testing/database.ts'
import { comparisonOf, conclusionOf, itemsYuan } from './rules.ts'

testDatabase()
const officer = as('officer')
const head = as('head')
const items = [
  { item: '推文', specification: '原创', unit: '篇', quantity: '10', unitPriceYuan: '50' },
  { item: '短视频', specification: '', unit: '条', quantity: '2', unitPriceYuan: '300.505' },
]
const draft = (over: object = {}) =>
  officer.procurements.log({
    ...{ id: randomUUID(), code: `CG-${randomUUID()}`, title: '宣传服务', subProject: '活动经费', purpose: '宣传', budgetYuan: '1200' },
    ...{ method: 'quotation', requestedBy: '李经办', requestedOn: '2023-05-01', neededOn: null, items, acceptanceCriteria: '按篇数验收' },
    ...over,
  } as never)
const at = ({ id, version }: { id: string; version: number }) => ({ id, version })
const approved = async () => head.procurements.approve(at(await draft()))
const acceptanceOf = (over: object) =>
  officer.acceptances.log({
    ...{
      id: randomUUID(),
      procurementId: null,
      contractId: null,
      code: `YS-${randomUUID()}`,
      acceptedOn: '2023-09-01',
      acceptedBy: '李经办',
    },
    ...{ results: [{ item: '推文', unit: '篇', quantity: '10', passes: true, note: '' }], conclusion: 'passed', note: null },
    ...over,
  } as never)
const ruleOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call
    return 'OK'
  } catch (error) {
    return isUserError(error) ? String(error.data?.params?.rule ?? error.code) : String(error)
  }
}

describe('a requirement', () => {
  test('is approved by somebody else, and says by whom and when', async () => {
    expect(await approved()).toMatchObject({ status: 'approved', approvedBy: 'head', approvedOn: expect.any(String) })
  })
  test('is not approved by who asked for it, nor by who wrote it', async () => {
    expect(await ruleOf(head.procurements.approve(at(await draft({ requestedBy: 'head' }))))).toBe('procurements_own')
    const own = await draft()
    const writer = as('head', { userName: 'test-officer' })
    expect(await ruleOf(writer.procurements.approve(at(own)))).toBe('procurements_own')
  })
  test('is not approved without items, and not twice', async () => {
    expect(await ruleOf(head.procurements.approve(at(await draft({ items: [] }))))).toBe('procurements_without_items')
    expect(await ruleOf(head.procurements.approve(at(await approved())))).toBe('procurements_status')
  })
  test('stays as it was approved until the approval is withdrawn', async () => {
    const row = await approved()
    expect(await ruleOf(officer.procurements.revise({ ...row, title: '别的' } as never))).toBe('procurements_approved_stays')
    expect(await ruleOf(officer.procurements.remove(at(row)))).toBe('procurements_approved_stays')
    const open = await head.procurements.withdraw(at(row))
    expect(await officer.procurements.revise({ ...open, title: '别的' } as never)).toMatchObject({
      title: '别的',
      status: 'draft',
      approvedBy: null,
    })
  })
  test('keeps its approval once a contract stands on it', async () => {
    const row = await approved()
    await someContract({ procurementId: row.id })
    expect(await ruleOf(head.procurements.withdraw(at(row)))).toBe('procurements_in_use')
  })
  test('is cancelled as a draft and taken up again', async () => {
    const cancelled = await officer.procurements.cancel(at(await draft()))
    expect(cancelled.status).toBe('cancelled')
    expect(await ruleOf(head.procurements.approve(at(cancelled)))).toBe('procurements_status')
    expect((await officer.procurements.reopen(at(cancelled))).status).toBe('draft')
  })
})

describe('a contract for a requirement', () => {
  test('begins with its items as lines, once however often it is sent', async () => {
    const row = await approved()
    const contract = await someContract({ procurementId: row.id })
    const again = { ...contract, procurementId: row.id }
    await officer.contracts.log(again)
    const lines = await db().contractLine.findMany({ where: { contractId: contract.id }, orderBy: { lineNo: 'asc' } })
    expect(lines.map((line) => [line.item, line.unit, line.maxQuantity.toFixed(), line.unitPriceYuan.toFixed()])).toEqual([
      ['推文', '篇', '10', '50'],
      ['短视频', '条', '2', '300.505'],
    ])
  })
  test('waits for the approval, and so does an acceptance', async () => {
    const row = await draft()
    expect(await ruleOf(someContract({ procurementId: row.id }))).toBe('procurements_not_approved')
    expect(await ruleOf(acceptanceOf({ procurementId: row.id }))).toBe('procurements_not_approved')
    expect(await ruleOf(acceptanceOf({}))).toBe('acceptances_of_something')
  })
  test('is compared with what was required, accepted and settled', async () => {
    const row = await approved()
    const { id } = await someContract({ procurementId: row.id })
    await acceptanceOf({ contractId: id })
    await someSettlement(id, { quantity: '11', amountYuan: '550' })
    await someSettlement(id, { item: '直播', quantity: '1' })
    const found = await officer.procurements.compare({ procurementId: row.id })
    expect(
      found.map(({ item, required, contracted, accepted, settled, flags }) => [item, required, contracted, accepted, settled, flags]),
    ).toEqual([
      ['推文', '10', '10', '10', '11', ['settled_over_accepted']],
      ['短视频', '2', '2', null, null, []],
      ['直播', null, null, null, '1', ['not_required', 'not_contracted', 'settled_over_accepted']],
    ])
    expect(await officer.procurements.compare({ contractId: id })).toEqual(found)
  })
})

test('what a sub-project has left is its adjusted budget less what was paid', async () => {
  expect(await officer.procurements.budgetLeft({ subProject: '采购测试', year: 2023 })).toBeNull()
  const { id } = await db().budgetLine.create({
    data: { year: 2023, level1: '一', level2: '二', subProject: '采购测试', initialYuan: '1000', control: 'warn' },
  })
  await db().budgetAdjustment.create({ data: { budgetLineId: id, amountYuan: '-100.5', adjustedOn: new Date('2023-06-01') } as never })
  await db().payment.create({
    data: {
      ...{ subProject: '采购测试', category: '水', summary: '水费', amountYuan: '300.25', accrualMonth: new Date('2023-03-01') },
      paidOn: new Date('2023-04-01'),
    },
  })
  const left = { year: 2023, adjustedYuan: '899.50', paidYuan: '300.25', leftYuan: '599.25' }
  expect(await officer.procurements.budgetLeft({ subProject: '采购测试', year: 2023 })).toEqual(left)
})

test('items add up to the fen, each rounded by itself; a conclusion follows from the items', () => {
  expect(itemsYuan(items)).toBe('1101.01')
  expect([
    conclusionOf([{ passes: true }]),
    conclusionOf([{ passes: true }, { passes: false }]),
    conclusionOf([{ passes: false }]),
  ]).toEqual([...['passed', 'conditional', 'failed']])
})

test('a stage that is not there is not held against the others', () => {
  const one = [{ item: '推文', unit: '篇', quantity: '3' }]
  expect(comparisonOf({ required: null, contracted: one, accepted: null, settled: one })[0]?.flags).toEqual([])
  expect(
    comparisonOf({ required: one, contracted: [{ ...one[0], quantity: '4' } as never], accepted: null, settled: [] })[0]?.flags,
  ).toEqual(['over_required'])
})

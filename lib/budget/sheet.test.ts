import { randomUUID } from 'node:crypto'
import { writeXlsx } from 'hucre'
import { afterEach, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { importFiles } from '../sheets/import.ts'
import type { Cell, Merge } from '../sheets/schema.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const officer = as('officer')
const year = 2026
type Rows = Cell[][]
afterEach(async () => {
  for (const table of ['payments', 'budget_adjustments', 'budget_lines']) await db().$executeRawUnsafe(`delete from ${table}`)
})

async function bring(rows: Rows, merges: Merge[] = []) {
  const bytes = await writeXlsx({ sheets: [{ name: '预算', rows, merges }] })
  const { files } = await importFiles([{ name: '预算.xlsx', bytes }], { year, actor: 'test' })
  const issues = files[0]?.rows.flatMap((row) => row.issues) ?? []
  return { state: files[0]?.state, said: issues.map(({ severity, code }) => `${severity} ${code}`), counts: files[0]?.counts }
}
const lines = async () =>
  (await db().budgetLine.findMany({ where: { removedAt: null }, orderBy: { id: 'asc' } })).map((line) => [
    line.level1,
    line.level2,
    line.subProject,
    line.initialYuan.toFixed(2),
    line.adjustedYuan.toFixed(2),
  ])
const adjustments = async () =>
  (await db().budgetAdjustment.findMany({ where: { removedAt: null }, orderBy: { amountYuan: 'asc' } })).map((one) => [
    one.amountYuan.toFixed(2),
    one.documentNo,
    one.adjustedOn.toISOString().slice(0, 10),
    one.reason,
  ])
const head = ['一级项目', '二级项目', '子项目', '年初预算', '全年预算']
const sheet = (adjusted: string, more: Cell[] = [], moreHeads: string[] = []): Rows => [
  [...head, ...moreHeads],
  ['甲', '乙', '场地', '1000', adjusted, ...more],
]

describe('a sheet of the budget', () => {
  test('in 万元, with merged or once-written levels and subtotals, becomes lines to the fen', async () => {
    const rows: Rows = [
      ['2026 年预算表', null, null, null, null],
      ['单位：万元', null, null, null, null],
      ['一级项目', '二级项目', '子项目', '年初预算数', '全年预算数'],
      ['港澳工作', '集聚区', '场地租赁费', 54.5, 54.5],
      [null, null, '日常运作经费', '４４．４７', '40.47'],
      [null, null, '小计', 98.97, 94.97],
      [null, '沙龙', '活动经费', '¥23.63', 23.63],
      ['合计', null, null, 122.6, 118.6],
    ]
    expect((await bring(rows, [{ startRow: 3, startCol: 0, endRow: 6, endCol: 0 }])).state).toBe('written')
    expect(await lines()).toEqual([
      ['港澳工作', '集聚区', '场地租赁费', '545000.00', '545000.00'],
      ['港澳工作', '集聚区', '日常运作经费', '444700.00', '404700.00'],
      ['港澳工作', '沙龙', '活动经费', '236300.00', '236300.00'],
    ])
    expect(await adjustments()).toEqual([['-40000.00', null, '2026-01-01', null]])
  })

  test('says document, day and reason of an adjustment, and brought again changes nothing', async () => {
    const rows = sheet('1200', ['穗南〔2026〕8号', '2026年6月1日', '追加'], ['调整文号', '调整日期', '调整原因'])
    expect((await bring(rows)).state).toBe('written')
    expect(await adjustments()).toEqual([['200.00', '穗南〔2026〕8号', '2026-06-01', '追加']])
    expect((await bring(rows)).state).toBe('unchanged')
    expect(await lines()).toEqual([['甲', '乙', '场地', '1000.00', '1200.00']])
  })

  test('with another figure changes only the adjustment that has no document, and keeps the day that somebody gave it', async () => {
    await bring(sheet('1200'))
    const [undocumented] = (await officer.budgetAdjustments.list({})).rows
    if (!undocumented) throw new Error('no adjustment')
    await officer.budgetAdjustments.reviseMany({ rows: [{ id: undocumented.id, version: 1, adjustedOn: '2026-03-03' }] })
    const documented = {
      id: randomUUID(),
      budgetLineId: undocumented.budgetLineId,
      amountYuan: '50',
      adjustedOn: '2026-05-01',
      documentNo: 'A',
      reason: null,
    }
    await officer.budgetAdjustments.log(documented)
    expect((await bring(sheet('1300'))).state).toBe('written')
    expect(await adjustments()).toEqual([
      ['50.00', 'A', '2026-05-01', null],
      ['250.00', null, '2026-03-03', null],
    ])
    expect((await bring(sheet('1300'))).state).toBe('unchanged')
  })

  test('whose figure is complete without an adjustment that the house has says so, and leaves it to people', async () => {
    await bring(sheet('1200'))
    expect(await bring(sheet('1000'))).toMatchObject({ state: 'unchanged', said: ['warned adjustment_undocumented_left'] })
    expect(await lines()).toEqual([['甲', '乙', '场地', '1000.00', '1200.00']])
  })

  test('never touches a transfer', async () => {
    await bring([head, ['甲', '乙', '场地', '1000', '1000'], ['甲', '乙', '活动', '500', '500']])
    const [from, to] = (await officer.budgetLines.list({ sort: [{ by: 'initialYuan', descending: true }] })).rows
    const moved = {
      transferId: randomUUID(),
      fromLineId: from?.id ?? '',
      toLineId: to?.id ?? '',
      amountYuan: '100',
      adjustedOn: '2026-06-01',
    }
    await officer.budgetAdjustments.transfer({ ...moved, documentNo: null, reason: null })
    expect((await bring([head, ['甲', '乙', '场地', '1000', '900'], ['甲', '乙', '活动', '500', '600']])).state).toBe('unchanged')
    expect((await bring([head, ['甲', '乙', '场地', '1000', '950'], ['甲', '乙', '活动', '500', '600']])).state).toBe('written')
    expect((await adjustments()).map(([amount]) => amount)).toEqual(['-100.00', '50.00', '100.00'])
  })

  test('with one name under two 二级 is refused as a whole, and says where', async () => {
    const rows: Rows = [head, ['甲', '乙', '场地', '1000', '1000'], ['甲', '丙', '场地', '5', '5']]
    expect(await bring(rows)).toMatchObject({ state: 'refused', said: ['refused budget_name_twice'] })
    expect(await lines()).toEqual([])
  })

  test('whose start and change do not come to the year is refused', async () => {
    expect(await bring(sheet('1200', ['100'], ['调整数']))).toMatchObject({ state: 'refused', said: ['refused budget_does_not_add_up'] })
  })

  test('of a day in another year takes the first day and says so', async () => {
    const said = await bring(sheet('1200', ['2025-12-31'], ['调整日期']))
    expect(said).toMatchObject({ state: 'written', said: ['warned adjustment_day_outside'] })
    expect(await adjustments()).toEqual([['200.00', null, '2026-01-01', null]])
  })
})

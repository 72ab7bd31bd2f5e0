import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDb, db } from '#lib/db.ts'
import { importFiles } from '#lib/sheets/import.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { csv, type Rows, xlsx } from '#lib/testing/ledgers.ts'

testDatabase()
afterAll(closeDb)

const head = [
  '支付日期',
  '费用类别',
  '子项目',
  '摘要',
  '金额',
  '费用归属月份',
  '发票号',
  '收款单位',
  '受益机构',
  '活动编号',
  '合同编号',
  '备注',
]
type Part = Partial<Record<(typeof head)[number], string>>
const usual: Part = { 支付日期: '2023-05-01', 费用类别: '物料', 子项目: '活动经费', 摘要: '背板', 金额: '100', 费用归属月份: '2023-05' }
const table = (...parts: Part[]): Rows => [head, ...parts.map((part) => head.map((name) => ({ ...usual, ...part })[name] ?? null))]
const bring = async (bytes: Uint8Array) => {
  const { files } = await importFiles([{ name: '支出.csv', bytes }], { year: 2023, actor: 'test' })
  const issues = files.flatMap(({ rows }) => rows.flatMap((row) => row.issues.map(({ cell, code }) => `${cell ?? row.row} ${code}`)))
  return { state: files[0]?.state, issues }
}

beforeAll(async () => {
  const [organisation, event] = [
    { code: 'JG-1', name: '甲商会', kind: 'chamber', region: 'hongkong' },
    { code: 'HD-1', title: '沙龙', kind: 'salon', heldOn: new Date('2023-05-01'), status: 'held' },
  ]
  await db().organisation.create({ data: organisation })
  await db().event.create({ data: event })
  const term = { startsOn: new Date('2023-03-01'), endsOn: new Date('2023-12-31') }
  await db().contract.create({ data: { code: 'HT-1', name: '合同', subProject: '活动经费', supplier: '乙', amountYuan: '500', ...term } })
  await db().budgetLine.create({
    data: { year: 2023, level1: '一', level2: '二', subProject: '活动经费', initialYuan: '1000', control: 'warn' },
  })
})

describe('a ledger of payments', () => {
  test('keeps who was paid, for which organisation, event and contract; a sheet without these columns leaves them', async () => {
    const named = { 收款单位: '某公司', 受益机构: '甲商会', 活动编号: 'HD-1', 合同编号: 'HT-1', 备注: '急', 发票号: 'FP1' }
    expect(await bring(csv(table(named)))).toEqual({ state: 'written', issues: [] })
    const kept = await db().payment.findFirst({ where: { invoiceNo: 'FP1' }, include: { organisation: true, event: true, contract: true } })
    expect(kept).toMatchObject({
      payee: '某公司',
      note: '急',
      organisation: { code: 'JG-1' },
      event: { code: 'HD-1' },
      contract: { code: 'HT-1' },
    })
    const narrow = table({ 发票号: 'FP1' }).map((row) => row.slice(0, 7))
    expect(await bring(csv(narrow))).toEqual({ state: 'unchanged', issues: [] })
  })
  test('with an organisation or event that nobody knows is refused at its cell', async () => {
    expect((await bring(csv(table({ 受益机构: '无名会', 活动编号: 'HD-9' })))).issues).toEqual([
      'J2 event_unknown',
      'I2 organisation_unknown',
    ])
  })
  test('is warned about what its records make doubtful: terms, months, invoices, budgets', async () => {
    const { state, issues } = await bring(
      csv(
        table(
          { 摘要: '早付', 支付日期: '2023-01-05', 合同编号: 'HT-1', 发票号: 'FP2' },
          { 摘要: '旧账', 费用归属月份: '2021-12', 发票号: 'FP3' },
          { 摘要: '别的', 子项目: '没有的', 发票号: 'FP4' },
          { 摘要: '大额', 金额: '900', 发票号: 'FP5' },
        ),
      ),
    )
    expect(state).toBe('written')
    expect(issues).toEqual(['A2 payment_outside_term', 'F3 accrual_far', 'C4 sub_project_unknown', 'E5 over_budget'])
    expect((await bring(csv(table({ 摘要: '又一笔', 金额: '7', 发票号: 'FP3' })))).issues).toContain('G2 invoice_seen')
  })
  test('takes refunds with a warning, and asks about those that are not negative', async () => {
    const { state, issues } = await bring(
      csv(table({ 摘要: '冲红', 金额: '-20' }, { 摘要: '场租退款', 金额: '20', 支付日期: '2023-06-01' })),
    )
    expect(state).toBe('written')
    expect(issues).toEqual(expect.arrayContaining(['E2 refund', 'E3 refund_positive']))
  })
  test('with quantity and price, or net and tax, beside an amount that differs from them is said', async () => {
    const rows = [
      ['支付日期', '费用类别', '子项目', '摘要', '数量', '单价', '不含税金额', '税额', '价税合计', '费用归属月份'],
      ['2023-07-01', '物料', '活动经费', '茶歇', 3, 10, 29, 2, 31, '2023-07'],
      ['2023-07-02', '物料', '活动经费', '手册', 3, 10, 28, 3, 30, '2023-07'],
    ]
    expect((await bring(await xlsx(rows))).issues.filter((issue) => !issue.includes('budget'))).toEqual([
      'I2 amount_differs',
      'I3 tax_differs',
    ])
  })
  test('the same payment on two sheets, once without its invoice, is refused: it would count twice', async () => {
    const { writeXlsx } = await import('hucre')
    const month = table({ 摘要: '重复', 发票号: 'FP9' })
    const all = table({ 摘要: '重复' }).map((row) => row.slice(0, 6))
    const done = await bring(
      await writeXlsx({
        sheets: [
          { name: '5月', rows: month },
          { name: '全年', rows: all },
        ],
      }),
    )
    expect(done).toMatchObject({ state: 'refused' })
    expect(done.issues).toContain('2 same_payment_elsewhere')
  })
})

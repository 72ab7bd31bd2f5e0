import { readXlsx } from 'hucre'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Decimal } from '../money.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
const reader = as('viewer')
let psql: Client
beforeAll(async () => {
  psql = new Client({ connectionString: database.url() })
  await psql.connect()
  const line = await psql.query<{ id: string }>(
    `insert into budget_lines (year, level1, level2, sub_project, initial_yuan, control) values (2023, '一', '二', '日常', 1000.10, 'warn') returning id`,
  )
  await psql.query(
    `insert into budget_adjustments (budget_line_id, amount_yuan, adjusted_on, document_no, reason) values ($1, -100.05, '2023-05-04', '穗南〔2023〕9号', '压减')`,
    [line.rows[0]?.id],
  )
  await psql.query(`insert into payments (sub_project, category, summary, amount_yuan, paid_on, accrual_month, declared) values
    ('日常', '水费', '三月水费', 200.33, '2023-04-02', '2023-03-01', '{approval,invoice,acceptance,receipt}'),
    ('日常', '水费', '=1+1', 0.07, '2023-05-04', '2023-05-01', '{invoice}'),
    ('日常', '电费', '还没付的', 9.99, null, '2023-06-01', '{}'),
    ('日常', '水费', '别的年度', 77, '2024-01-02', '2023-12-01', '{}')`)
})
afterAll(() => psql.end())

const words = {
  columns: ['子项目', '类型', '日期', '文号', '摘要', '收款单位', '合同', '发票', '凭证', '预算', '支付', '累计', '余额'],
  ...{
    opening: '年初',
    adjustment: '调整',
    payment: '支付',
    unpaid: '未支付',
    monthSum: '本月合计',
    yearSum: '本年合计',
    complete: '齐全',
  },
  vouchers: { approval: '缺审批单', acceptance: '缺验收', receipt: '缺回单' },
}
const ask = { year: 2023, subProject: null, title: '明细账', notes: ['单位：元'], words }

test('the ledger as .xlsx has every entry in order, numbers as numbers, and sums that are those of its entries', async () => {
  const file = await reader.spending.exportLedger({ ...ask, format: 'xlsx' })
  const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets
  const rows = (sheet?.rows ?? []).slice(4)
  expect(rows.map((row) => row[1])).toEqual(['年初', '支付', '本月合计', '调整', '支付', '本月合计', '本年合计', '未支付'])
  expect(rows[3]?.slice(3, 5)).toEqual(['穗南〔2023〕9号', '压减'])
  expect(rows[4]?.slice(8)).toEqual(['缺审批单、缺验收、缺回单', null, 0.07, 200.4, 699.65])
  expect(rows[6]?.slice(9)).toEqual([900.05, 200.4, 200.4, 699.65])
  const paid = rows.filter((row) => row[1] === '支付').reduce((sum, row) => sum.plus(Number(row[10])), new Decimal(0))
  expect(paid.toFixed(2)).toBe('200.40')
})

test('as .csv nothing in it is a formula to a spreadsheet', async () => {
  const file = await reader.spending.exportLedger({ ...ask, format: 'csv' })
  const text = await file.text()
  expect(text).toContain("'=1+1")
  expect(text).toContain('日常,本年合计,,,,,,,,900.05,200.4,200.4,699.65')
})

test('a ledger with more entries than are shown has its sums without them, and the file has all', async () => {
  await psql.query(`insert into payments (sub_project, category, summary, amount_yuan, paid_on, accrual_month)
    select '很长', '其他', '第' || n || '笔', 0.01, '2022-07-01', '2022-07-01' from generate_series(1, 5001) n`)
  const { accounts, entries, isWhole } = await reader.spending.ledger({ year: 2022 })
  expect([isWhole, entries, accounts[0]?.paidYuan, accounts[0]?.months[0]?.entries.length]).toEqual([false, 5001, '50.01', 0])
  const text = await (await reader.spending.exportLedger({ ...ask, year: 2022, format: 'csv' })).text()
  expect(text.match(/第\d+笔/g)).toHaveLength(5001)
})

test.each([
  ['months the wrong way round', { from: '2023-05', to: '2023-04', by: 'month' }],
  ['a month that is none', { from: '2023-13', to: '2023-13', by: 'month' }],
  ['a cut that is none', { from: '2023-01', to: '2023-12', by: 'colour' }],
])('is refused before it reaches the database: %s', async (_, input) => {
  await expect(codeOf(reader.spending.cut(input as never))).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('a stay whose area is not known bears nothing by area and is named; whoever left in the month bears by its days, and a refund comes back the same way', async () => {
  const ids: string[] = []
  for (const [code, area, until] of [
    ['A', '30', null],
    ['B', '10', '2023-02-15'],
    ['C', null, null],
  ] as const) {
    const made = await psql.query<{ id: string }>(
      `insert into organisations (code, name, kind, region) values ($1, $1, 'chamber', 'hongkong') returning id`,
      [code],
    )
    ids.push(made.rows[0]?.id ?? '')
    await psql.query(
      `insert into stays (organisation_id, place, started_on, ended_on, area_sqm) values ($1, '大堂', '2023-01-01', $3, $2)`,
      [...[made.rows[0]?.id, area, until]],
    )
  }
  await psql.query(`insert into allocation_rules (category, basis) values ('物业', 'area')`)
  await psql.query(`insert into payments (sub_project, category, summary, amount_yuan, paid_on, accrual_month) values
    ('分摊', '物业', '二月', 100.00, '2021-02-20', '2023-02-01'), ('分摊', '物业', '退回', -7.01, '2021-03-01', '2023-02-01')`)
  const view = await reader.spending.allocation({ from: '2021-01', to: '2021-12', organisation: ids[1] })
  // 30 ㎡ × 28 days beside 10 ㎡ × 14 days: 6 to 1
  expect(view.rows.map(({ name, sharedYuan }) => [name, sharedYuan])).toEqual([
    ['A', '79.70'],
    ['B', '13.29'],
  ])
  expect(view.lacking).toMatchObject([{ organisation: 'C', lacks: 'area' }])
  expect(view.lines).toMatchObject([
    { wholeYuan: '92.99', partYuan: '13.29', share: '14.29', weight: '5', totalWeight: '35', days: 14, residents: 2 },
  ])
})

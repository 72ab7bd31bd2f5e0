import { randomUUID } from 'node:crypto'
import { readXlsx } from 'hucre'
import Papa from 'papaparse'
import { beforeAll, describe, expect, test } from 'vitest'
import { today } from './day.ts'
import { db } from './db.ts'
import { as, codeOf } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'

testDatabase()
const viewer = as('viewer')
const dangerous = ['=1+1', '+1', '-1+1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠a', `=HYPERLINK("http://x","y")`]
const harmless = ['香港中华总商会', '𠮷野家😀', '<b>&"\'</b>', 'a,b\n"c"', '1-2', '﷽'.repeat(40)]
const texts = [...dangerous, ...harmless]

const columns = [
  { path: 'summary', heading: '摘要', kind: 'text' as const },
  { path: 'amountYuan', heading: '金额', kind: 'money' as const },
  { path: 'paidOn', heading: '支付日期', kind: 'day' as const },
  { path: 'accrualMonth', heading: '归属月份', kind: 'month' as const },
  { path: 'evidence', heading: '凭证', kind: 'evidence' as const, words: { invoice: '发票', approval: '审批单' } },
  { path: 'contract.code', heading: '合同', kind: 'text' as const },
  { path: 'updatedAt', heading: '更新时间', kind: 'instant' as const },
]
const ask = { title: '支出', columns, notes: ['筛选：全部', '导出：陈经办 2026-03-01'], sort: [{ by: 'summary', descending: false }] }

beforeAll(async () => {
  await db().payment.createMany({
    data: texts.map((summary, at) => ({
      ...{ subProject: '活动经费', category: '水', summary, amountYuan: at % 2 ? '-1234.50' : '0.05', declared: ['invoice', 'approval'] },
      ...{ accrualMonth: new Date('2023-03-01'), paidOn: at % 2 ? null : new Date('2023-04-02') },
    })),
  })
})

const csvRows = async (file: File): Promise<string[][]> => Papa.parse<string[]>((await file.text()).replace(/^\uFEFF/, '').trimEnd()).data
const sheetOf = async (file: File) => {
  const [sheet] = (await readXlsx(new Uint8Array(await file.arrayBuffer()), { readStyles: true })).sheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}

describe('an export as .xlsx', () => {
  test('has title, notes and headings above the rows; days and numbers are such, and every text is a text', async () => {
    const file = await viewer.payments.export({ ...ask, format: 'xlsx' })
    expect([file.name, file.type]).toEqual([`支出 ${today()}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'])
    const sheet = await sheetOf(file)
    expect(sheet.name).toBe('支出')
    expect(sheet.rows.slice(0, 3).map((row) => row[0])).toEqual(['支出', '筛选：全部', '导出：陈经办 2026-03-01'])
    expect(sheet.rows[4]).toEqual(['摘要', '金额', '支付日期', '归属月份', '凭证', '合同', '更新时间'])
    const rows = sheet.rows.slice(5)
    expect(rows.map((row) => row[0]).sort()).toEqual([...texts].sort())
    const odd = rows.find((row) => row[0] === '+1')
    expect(odd?.slice(1, 6)).toEqual([-1234.5, null, new Date('2023-03-01'), '审批单、发票', null])
    expect(rows.find((row) => row[0] === '=1+1')?.slice(1, 3)).toEqual([0.05, new Date('2023-04-02')])
    expect(Math.abs(Number(odd?.[6]) - Date.now() - 8 * 3600_000)).toBeLessThan(120_000)
  })

  test('holds no formula, and its texts stay texts when somebody opens the cell', async () => {
    const file = await viewer.payments.export({ ...ask, format: 'xlsx' })
    const sheet = await sheetOf(file)
    const cells = [...(sheet.cells ?? [])]
    expect(cells.filter(([, cell]) => cell.formula !== undefined)).toEqual([])
    const formatOf = (column: number) =>
      new Set(
        cells.flatMap(([at, cell]) => ((/^(\d+),/.exec(at)?.[1] ?? '0') >= '5' && at.endsWith(`,${column}`) ? [cell.style?.numFmt] : [])),
      )
    expect(formatOf(0)).toEqual(new Set(['@']))
    expect(formatOf(1)).toEqual(new Set(['#,##0.00']))
    const bold = (row: number) => cells.find(([at]) => at === `${row},0`)?.[1].style?.font?.bold
    expect([0, 1, 4, 5].map((row) => bold(row) ?? false)).toEqual([true, false, true, false])
  })
})

describe('an export as .csv', () => {
  test('is UTF-8 that Excel knows, and what a spreadsheet would take for a formula is led by an apostrophe; negative numbers are not harmed', async () => {
    const file = await viewer.payments.export({ ...ask, format: 'csv' })
    expect(file.name).toBe(`支出 ${today()}.csv`)
    expect([...new Uint8Array(await file.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = await csvRows(file)
    expect(rows.slice(0, 3).map((row) => row[0])).toEqual(['支出', '筛选：全部', '导出：陈经办 2026-03-01'])
    expect(rows[4]?.[0]).toBe('摘要')
    const told = rows.slice(5)
    expect(told.map((row) => row[0]).sort()).toEqual([...dangerous.map((text) => `'${text}`), ...harmless].sort())
    expect(told.find((row) => row[0] === "'+1")?.slice(1, 5)).toEqual(['-1234.5', '', '2023-03', '审批单、发票'])
    expect(told.find((row) => row[0] === "'=1+1")?.[2]).toBe('2023-04-02')
    expect(told[0]?.[6]).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
  })

  test('titles, notes, headings and words are as harmless as the rows', async () => {
    const evil = '=cmd|calc'
    const words = { invoice: evil, approval: '@x' }
    const file = await viewer.payments.export({
      ...{
        title: evil,
        notes: [evil, '\t=1', '\r=1', ' =1', '\n-1'],
        format: 'csv',
        columns: [{ path: 'evidence', heading: evil, kind: 'evidence', words }],
      },
    })
    for (const [first] of (await csvRows(file)).filter((row) => row[0])) expect(first).toMatch(/^'/)
    expect(file.name).toBe(`=cmd calc ${today()}.csv`)
  })
})

describe('an export', () => {
  test('holds what the list shows, in its order, beyond a page', async () => {
    const names = Array.from({ length: 4500 }, (_, at) => `第${String(at).padStart(5, '0')}号`)
    await db().article.createMany({
      data: names.map((title, at) => ({ mid: String(at), idx: 1, title, publishedOn: new Date('2023-01-01') })),
    })
    const file = await viewer.articles.export({
      ...{ title: '推文', notes: [], format: 'csv', sort: [{ by: 'mid', descending: true }] },
      filters: { title: { contains: '号' } },
      columns: [{ path: 'title', heading: '标题', kind: 'text' }],
    })
    const mids = names.map((_, at) => String(at)).sort()
    expect((await csvRows(file)).slice(3).map((row) => row[0])).toEqual(mids.reverse().map((mid) => names[Number(mid)]))
  })

  test('of nothing is a table without rows', async () => {
    const file = await viewer.payments.export({ ...ask, format: 'xlsx', search: 'nothing at all' })
    expect((await sheetOf(file)).rows).toHaveLength(5)
  })

  test('tells codes by their words, yes and no too; a title that Excel would refuse for a sheet is mended', async () => {
    await db().inspection.create({ data: { area: '一楼', item: '灯', passed: true, inspectedOn: new Date('2023-05-01') } })
    const file = await viewer.inspections.export({
      ...{ title: "'[巡查]: 2023/03 *非常非常非常非常非常非常非常非常非常非常长的标题'", notes: [], format: 'xlsx' },
      columns: [
        { path: 'passed', heading: '通过', kind: 'yesNo', words: { true: '是', false: '否' } },
        { path: 'inspectedOn', heading: '日期', kind: 'day' },
      ],
    })
    expect((await sheetOf(file)).rows.at(-1)).toEqual(['是', new Date('2023-05-01')])
  })

  test.each<[string, object, string]>([
    ['a column that readers do not see', { columns: [{ path: 'searchText', heading: 'x', kind: 'text' }] }, 'COLUMN_UNKNOWN'],
    ['a prototype for a column', { columns: [{ path: '__proto__.polluted', heading: 'x', kind: 'text' }] }, 'COLUMN_UNKNOWN'],
    ['a method for a column', { columns: [{ path: 'constructor', heading: 'x', kind: 'text' }] }, 'COLUMN_UNKNOWN'],
    ['a filter that makes no sense', { filters: { paidOn: { contains: 'x' } } }, 'FILTER_SENSELESS'],
  ])('%s is refused', async (_, over, code) => {
    expect(await codeOf(viewer.payments.export({ ...ask, format: 'csv', ...over } as never))).toBe(code)
  })

  test.each<[string, object]>([
    ['no columns', { columns: [] }],
    ['another format', { format: 'html' }],
    ['too many notes', { notes: Array.from({ length: 41 }, () => 'x') }],
    ['a kind that there is not', { columns: [{ path: 'summary', heading: 'x', kind: 'formula' }] }],
  ])('%s is refused by its shape', async (_, over) => {
    await expect(viewer.payments.export({ ...ask, format: 'csv', ...over } as never)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('is for who may read the list', async () => {
    expect(await codeOf(as(null).payments.export({ ...ask, format: 'csv' }))).toBe('SIGNED_OUT')
    const applications = { ...ask, format: 'csv' as const, sort: [], columns: [{ path: 'name', heading: 'x', kind: 'text' as const }] }
    expect(await codeOf(viewer.applications.export(applications))).toBe('NOT_ALLOWED')
    const id = randomUUID()
    const application = { name: '某商会', kind: 'chamber', region: 'hongkong', contactName: '李', purpose: 'x' }
    await db().application.create({ data: { ...application, id, contactPhone: '13812341234', contactEmail: 'lee@x.com' } })
    const masked = [...applications.columns, { path: 'contactPhone', heading: '电话', kind: 'text' as const }]
    const file = await as('officer').applications.export({ ...applications, columns: masked })
    expect((await csvRows(file)).at(-1)).toEqual(['某商会', '138****1234'])
  })
})

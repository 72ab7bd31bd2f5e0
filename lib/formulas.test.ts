import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { type CellKind, csvOf, type Table } from './csv.ts'
import { makeForm } from './evaluations/form.ts'
import { makeReport } from './evaluations/report/report.ts'
import { openRefused } from './imports/refused.ts'
import { workOnImport } from './imports/work.ts'
import { xlsxOf } from './spreadsheet.ts'
import { as, contextOf } from './testing/callers.ts'
import { testDatabase } from './testing/database.ts'
import { snapshot2023 } from './testing/snapshot2023.ts'

testDatabase()
/** What a spreadsheet would compute, run or fetch if it stood at the beginning of a cell. */
const orders = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '＝1+1',
  '=cmd|" /C calc"!A0',
  '=HYPERLINK("http://evil.test")',
]

const kinds: CellKind[] = ['text', 'money', 'number']
function table(): Table {
  async function* rows() {
    for (const order of orders) yield kinds.map(() => order)
    yield ['安', '-1234.50', '-2']
  }
  return { title: '=1+1', notes: orders, columns: kinds.map((kind) => ({ heading: `=1+1 ${kind}`, kind })), rows: rows() }
}
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer())
const partsOf = (file: Uint8Array) => Object.entries(unzipSync(file)).map(([name, bytes]) => ({ name, xml: strFromU8(bytes) }))

/** Whether the cells of an Excel file are all values, none of them computed or linked. */
function expectOnlyValues(file: Uint8Array): void {
  const sheets = partsOf(file).filter(({ name }) => /worksheets\/.*\.xml/.test(name))
  expect(sheets.length).toBeGreaterThan(0)
  for (const { name, xml } of sheets) expect(xml, name).not.toMatch(/<f[ >/]|<hyperlink|<oleObject|dde/i)
  for (const { name } of partsOf(file)) expect(name).not.toMatch(/externalLink|vbaProject|calcChain/i)
}
const cellsOf = async (file: Uint8Array) => (await readXlsx(file)).sheets.flatMap(({ rows }) => rows.flat()).map(String)

describe('a cell whose text begins like a formula is text', () => {
  test('in a table as .xlsx: in its title, notes, headings and rows, to the letter', async () => {
    const file = await bytesOf(await xlsxOf(table()))
    expectOnlyValues(file)
    const cells = await cellsOf(file)
    // XML has one kind of line end
    for (const order of orders)
      expect(cells.filter((cell) => cell.replace('\r', '\n') === order.replace('\r', '\n')).length, JSON.stringify(order)).toBeGreaterThan(
        kinds.length,
      )
    expect(cells).toEqual(expect.arrayContaining(['-1234.5', '-2']))
  })

  test('in a table as .csv, where an apostrophe leads it; numbers are not harmed', async () => {
    const text = (await (await csvOf(table())).text()).replace(/^\uFEFF/, '')
    const cells = Papa.parse<string[]>(text).data.flat()
    for (const cell of cells.filter((one) => !/^-?[\d.]+$/.test(one))) expect(cell).not.toMatch(/^\s*[=+\-@＝]/)
    for (const order of orders)
      expect(cells.filter((cell) => cell === `'${order}`).length, JSON.stringify(order)).toBeGreaterThan(kinds.length)
    expect(cells).toEqual(expect.arrayContaining(['-1234.5', '-2']))
  })

  test('in the self-evaluation form and in the report, where a field would be what a formula is elsewhere', async () => {
    const words = orders.join('')
    const snapshot = snapshot2023()
    Object.assign(snapshot.items[0] ?? {}, { name: words, level1: words, cause: words })
    Object.assign(snapshot.project, { level2: words, unit: words })
    const form = await makeForm(snapshot)
    expectOnlyValues(form)
    expect((await cellsOf(form)).filter((cell) => cell.includes('=cmd|')).length).toBeGreaterThan(2)
    const parts = partsOf(await makeReport(snapshot, { baseUrl: 'http://house.test' }))
    expect(parts.find(({ name }) => name === 'word/document.xml')?.xml).toContain('=cmd|')
    for (const { name, xml } of parts) {
      const fields = [...xml.matchAll(/<w:instrText[^>]*>([^<]*)|w:instr="([^"]*)"/g)].map(([, long = '', short = '']) => long + short)
      for (const field of fields) expect(field, name).not.toMatch(/cmd|SUM|evil|1\+1/)
      expect(xml, name).not.toContain('Target="http://evil')
    }
  })

  test('in the rows of a ledger that were refused and are handed back to be mended', async () => {
    const lines = [
      '内容标题,内容url,发表时间,阅读次数',
      ...orders.map((order, at) => `"${order.replaceAll('"', '""')}",https://mp.weixin.qq.com/s?__biz=M&mid=${at}&idx=1,2023-03-02,约一百`),
    ]
    const id = randomUUID()
    await as('operator').imports.start({ id, year: 2023, files: [new File([lines.join('\n')], '=1+1.csv')] })
    await workOnImport(id)
    const [file] = (await as('operator').imports.get({ id })).files
    const refused = await call(openRefused, { id: file?.id ?? '', locale: 'zh-Hans' }, { context: contextOf('viewer') })
    const bytes = await bytesOf(refused)
    expectOnlyValues(bytes)
    expect((await cellsOf(bytes)).filter((cell) => /^\s*[=+\-@＝]/.test(cell)).length).toBe(orders.length)
  })
})

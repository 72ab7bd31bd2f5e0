import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import { Decimal } from '../money.ts'
import { rescored, snapshot2023, withoutFigures } from '../testing/snapshot2023.ts'
import { readForm } from './form/read.ts'
import { makeForm } from './form.ts'
import { readFigures, readMarkup } from './report/read.ts'
import { makeReport } from './report/report.ts'

let form: Uint8Array
beforeAll(async () => {
  form = await makeForm(snapshot2023())
})
const parts = (xlsx: Uint8Array) => Object.entries(unzipSync(xlsx)).map(([name, bytes]) => ({ name, xml: strFromU8(bytes) }))
const rowsOf = async (xlsx: Uint8Array, sheet: number) => (await readXlsx(xlsx)).sheets[sheet]?.rows ?? []

describe('the self-evaluation form', () => {
  test('reads back equal to the snapshot to the last digit', async () => {
    const { items, funds } = snapshot2023()
    const figures = await readForm(form)
    for (const { code, target, actual, weight, score } of items) {
      const read = ['target', 'actual', 'weight', 'score'].map((name) => Number(figures.get(`${code}_${name}`)))
      expect(read, code).toEqual([target, actual, weight, score].map(Number))
    }
    expect([figures.get('total'), figures.get('weight'), figures.get('budget'), figures.get('paid'), figures.get('rate')]).toEqual([
      '97',
      '100',
      '152.5',
      '144.875',
      '95',
    ])
    expect(funds.lines.map((_, index) => figures.get(`paid_${index + 1}`))).toEqual(['54.5', '40', '28.405', '21.97'])
  })

  test('says the same as the report', async () => {
    const printed = readFigures(await makeReport(snapshot2023(), { baseUrl: '' }))
    const money = /^(initial|budget|paid)(_\d+)?$/
    for (const [key, value] of await readForm(form)) {
      const shown = money.test(key) ? new Decimal(value).toFixed(2) : value
      expect(new Decimal(shown).eq(printed.get(key) ?? 'NaN'), key).toBe(true)
    }
  })

  test('holds numbers as numbers, percent as percent, and values without formulas', async () => {
    const sheet = (await readXlsx(form, { readStyles: true })).sheets[0]
    const actuals = [...(sheet?.cells?.values() ?? [])].filter(({ style }) => style?.numFmt?.includes('家') || style?.numFmt === '0.0%')
    expect(actuals.map(({ value }) => value)).toEqual([0.625, 15, 18, 0.975])
    for (const { name, xml } of parts(form)) if (name.startsWith('xl/worksheets/')) expect(xml).not.toContain('<f>')
  })

  test('is A4 landscape, one page wide, with title, project, money, aims, 14 indicators and the total', async () => {
    const rows = await rowsOf(form, 0)
    const words = rows.flat().filter((value) => typeof value === 'string')
    expect(words).toEqual(
      expect.arrayContaining(['项目支出绩效自评表', '（2023年度）', '项目名称', '主管部门', '实施单位', '年初预算数', '全年预算数(A)']),
    )
    expect(words).toEqual(
      expect.arrayContaining(['预期目标', '实际完成情况', '年度指标值', '实际完成值', '偏差原因分析及改进措施', '总分']),
    )
    for (const { name } of snapshot2023().items) expect(words).toContain(name)
    const sheet = parts(form).find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.xml ?? ''
    expect(sheet).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"/)
    expect(sheet).toContain('fitToPage="1"')
  })

  test('prints its header on each page, and at the foot its page and the first digits of the closing; an open year says so', async () => {
    const closing = { number: 2, sha256: 'ab12cd34ef56'.padEnd(64, '0'), closedAt: '2024-03-01T02:00:00.000Z', closedBy: '主任' }
    const sheets = parts(await makeForm({ ...snapshot2023(), closing })).filter(({ name }) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets).toHaveLength(2)
    for (const { xml } of sheets) {
      expect(xml).toContain('&amp;L&amp;9校验码：ab12cd34ef56（第2版）&amp;C&amp;9第 &amp;P 页 共 &amp;N 页')
      expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1"/)
    }
    const workbook = parts(form).find(({ name }) => name === 'xl/workbook.xml')?.xml ?? ''
    expect(workbook.match(/_xlnm\.Print_Titles/g)).toHaveLength(2)
    expect(parts(form).find(({ name }) => name === 'xl/worksheets/sheet1.xml')?.xml).toContain('未关账')
  })

  test('says by how much rounded parts miss the rounded whole, and nothing where they add up', async () => {
    const snapshot = snapshot2023()
    const note = async (one: typeof snapshot) =>
      (await rowsOf(await makeForm(one), 0)).flat().find((cell) => String(cell).startsWith('注：'))
    expect(await note(snapshot)).not.toContain('尾差')
    const [first, second] = snapshot.funds.lines
    Object.assign(first ?? {}, { paidYuan: '545040.00' })
    Object.assign(second ?? {}, { paidYuan: '399960.00' })
    Object.assign(snapshot.funds, { paidYuan: '1448700.00' })
    expect(await note(snapshot)).toContain('全年执行数')
  })

  test('shows 未填报 for what is missing, counts no score for it and gives no grade', async () => {
    const figures = await readForm(await makeForm(withoutFigures(snapshot2023())))
    expect([figures.get('P1_actual'), figures.get('P1_score'), figures.get('rate'), figures.get('total')]).toEqual(Array(4).fill('未填报'))
    const words = (await rowsOf(await makeForm(withoutFigures(snapshot2023())), 0)).flat().join('\n')
    expect(words).toContain('评价等级：未填报')
    expect(words).not.toMatch(/null|undefined|NaN/)
  })

  test('keeps all decimals of an actual in the cell, two on paper', async () => {
    const snapshot = rescored(snapshot2023(), (item) => (item.code === 'B4' ? { ...item, actual: '93.3333333333' } : item))
    expect((await readForm(await makeForm(snapshot))).get('B4_actual')).toBe('93.3333333333')
  })
})

describe('the import sheet of the fiscal system', () => {
  test('has its 12 columns and one row an indicator, without units in numbers', async () => {
    const [header, ...rows] = await rowsOf(form, 1)
    expect(header).toEqual(
      '一级指标 二级指标 三级指标名称 计算符号 指标值 实际完成值 计量单位 分值 指标得分 扣减分数 完成情况简要描述 偏差原因及改进措施'.split(
        ' ',
      ),
    )
    expect(rows).toHaveLength(14)
    expect(rows[2]?.slice(0, 11)).toEqual([
      '过程',
      '事项管理',
      '管理制度完备率',
      '=',
      100,
      62.5,
      '%',
      4,
      2.5,
      0,
      '指标值100%，实际完成62.5%，未达到指标值。',
    ])
  })

  test('leaves a missing actual and its score empty', async () => {
    const rows = await rowsOf(await makeForm(withoutFigures(snapshot2023())), 1)
    expect([rows[1]?.[5] || null, rows[1]?.[8] || null]).toEqual([null, null])
  })

  test.each(['=HYPERLINK("http://evil")', '+1', '-2+3', '@SUM(A1)', '\t=1', '\u0001=1'])('keeps %j a text', async (words) => {
    const snapshot = snapshot2023()
    Object.assign(snapshot.items[0] ?? {}, { name: words, level1: words, cause: words })
    Object.assign(snapshot.project, { level2: words, unit: words })
    const xlsx = await makeForm(snapshot)
    for (const { name, xml } of parts(xlsx)) {
      if (/\.(xml|rels)$/.test(name)) expect(() => [...readMarkup(xml)], name).not.toThrow()
      expect(xml).not.toContain('<f>')
    }
    const cells = (await readXlsx(xlsx, { readStyles: true })).sheets[1]?.cells
    expect(cells?.get('1,2')).toMatchObject({ type: 'string', style: { numFmt: '@' } })
  })
})

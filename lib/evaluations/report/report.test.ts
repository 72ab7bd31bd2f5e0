import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import { Decimal, wan } from '../../money.ts'
import { rescored, snapshot2023, withoutFigures } from '../../testing/snapshot2023.ts'
import type { Snapshot } from '../schema.ts'
import { figuresOf } from './figures.ts'
import { narrativeOf } from './narrative.ts'
import { project } from './project.ts'
import { readControls, readFigures, readMarkup } from './read.ts'
import { makeReport } from './report.ts'

const baseUrl = 'https://house.example'
const parts = (docx: Uint8Array) => new Map(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]))
const partOf = (docx: Uint8Array, name: string) => parts(docx).get(name) ?? ''

type Line = { style: string; text: string; quoted: string }
/** The paragraphs of a document; `quoted` is what stands in the controls of figures, year and proof. */
function linesOf(docx: Uint8Array): Line[] {
  const lines: Line[] = []
  let inText = false
  const open: string[] = []
  const isFigure = () => open.some((tag) => /^[cf]:/.test(tag))
  for (const token of readMarkup(partOf(docx, 'word/document.xml'))) {
    const line = lines.at(-1)
    if ('text' in token) {
      if (inText && line) line.text += isFigure() ? '#' : token.text
      if (inText && line && isFigure()) line.quoted += token.text
    } else if (token.tag === 'w:p' && token.kind === 'open') lines.push({ style: '', text: '', quoted: '' })
    else if (token.tag === 'w:pStyle' && line) line.style = token.attributes.get('w:val') ?? ''
    else if (token.tag === 'w:t') inText = token.kind === 'open'
    else if (token.tag === 'w:sdt' && token.kind === 'open') open.push('')
    else if (token.tag === 'w:sdt') open.pop()
    else if (token.tag === 'w:tag') open[open.length - 1] = token.attributes.get('w:val') ?? ''
  }
  return lines
}
const textOf = (docx: Uint8Array) => {
  const texts = [...readMarkup(partOf(docx, 'word/document.xml'))].flatMap((token) =>
    'text' in token ? [token.text] : token.tag === 'w:p' && token.kind === 'close' ? ['\n'] : [],
  )
  return texts.join('')
}

/** What the report should print of a snapshot, formatted here by its own rules. */
function printedOf(snapshot: Snapshot): [key: string, printed: string][] {
  const plain = (value: string | null) => (value === null ? '未填报' : new Decimal(value).toDecimalPlaces(2).toFixed())
  const points = (value: string | null) => (value === null ? '未填报' : new Decimal(value).toFixed(2))
  return [
    ...snapshot.items.flatMap(({ code, target, actual, weight, score, deviationPercent }): [string, string][] => [
      [`${code}_target`, plain(target)],
      [`${code}_actual`, plain(actual)],
      [`${code}_weight`, plain(weight)],
      [`${code}_score`, points(score)],
      [`${code}_deviation`, plain(deviationPercent)],
    ]),
    ...snapshot.funds.lines.flatMap((line, index): [string, string][] => [
      [`initial_${index + 1}`, wan(line.initialYuan)],
      [`budget_${index + 1}`, wan(line.adjustedYuan)],
      [`paid_${index + 1}`, wan(line.paidYuan)],
      [`rate_${index + 1}`, plain(line.ratePercent)],
    ]),
    ['initial', wan(snapshot.funds.initialYuan)],
    ['budget', wan(snapshot.funds.adjustedYuan)],
    ['paid', wan(snapshot.funds.paidYuan)],
    ['rate', plain(snapshot.funds.ratePercent)],
    ['total', points(snapshot.total)],
    ['weight', plain(snapshot.weight)],
    ['residents', plain(snapshot.figures.residents.value)],
    ['salons', plain(snapshot.figures.salons.value)],
    ['attendance', plain(snapshot.figures.attendance.value)],
    ['articles', plain(snapshot.figures.articles.value)],
    ['followers', plain(snapshot.figures.followers.value)],
    ['reads', plain(snapshot.figures.reads.value)],
    ['matches', plain(snapshot.figures.matches.value)],
    ['requestsDue', plain(snapshot.figures.requestsDue.value)],
    ['satisfactionPercent', plain(snapshot.figures.satisfactionPercent.value)],
    ['responses', plain(snapshot.figures.responses.value)],
  ]
}

let report: Buffer
beforeAll(async () => {
  report = await makeReport(snapshot2023(), { baseUrl })
})

describe('the figures of the report', () => {
  test('all equal the snapshot to the last digit when they are read back', () => {
    const figures = readFigures(report)
    for (const [key, printed] of printedOf(snapshot2023())) expect(figures.get(key), key).toBe(printed)
    expect(figures.get('grade')).toBe('优')
    expect(figures.get('total')).toBe('97.00')
    expect(['items', 'met', 'below', 'policiesMissing', 'contractsWithFindings'].map((key) => figures.get(key))).toEqual([
      '14',
      '11',
      '3',
      '3',
      '1',
    ])
    expect(['budget', 'budget_1', 'budget_2', 'budget_3', 'budget_4'].map((key) => figures.get(key))).toEqual([
      '152.50',
      '54.50',
      '44.47',
      '29.90',
      '23.63',
    ])
  })

  test('equal the snapshot of any other year too', async () => {
    const actual = fc.option(
      fc.integer({ min: 0, max: 3_000_000 }).map((cents) => new Decimal(cents).div(100).toFixed()),
      { nil: null },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(actual, { minLength: 14, maxLength: 14 }), async (actuals) => {
        const snapshot = rescored(snapshot2023(), (item, index) => ({ ...item, actual: actuals[index] ?? null }))
        const figures = readFigures(await makeReport(snapshot, { baseUrl }))
        for (const [key, printed] of printedOf(snapshot)) expect(figures.get(key), key).toBe(printed)
      }),
      { numRuns: 6 },
    )
  })

  test('each is a link to its trace', () => {
    const targets = new Map<string, string>()
    for (const token of readMarkup(partOf(report, 'word/_rels/document.xml.rels'))) {
      if (!('text' in token)) targets.set(token.attributes.get('Id') ?? '', token.attributes.get('Target') ?? '')
    }
    const figures = figuresOf(snapshot2023())
    const linked = new Set<string>()
    const open: string[] = []
    for (const token of readMarkup(partOf(report, 'word/document.xml'))) {
      if ('text' in token) continue
      if (token.tag === 'w:sdt' && token.kind === 'open') open.push('')
      if (token.tag === 'w:sdt' && token.kind === 'close') open.pop()
      if (token.tag === 'w:tag') open[open.length - 1] = token.attributes.get('w:val') ?? ''
      const tag = open.at(-1) ?? ''
      if (token.tag !== 'w:hyperlink' || token.kind !== 'open' || !tag.startsWith('f:')) continue
      const key = tag.slice(2)
      expect(targets.get(token.attributes.get('r:id') ?? ''), tag).toBe(`${baseUrl}${figures.get(key)?.trace}`)
      linked.add(key)
    }
    expect([...linked].sort()).toEqual([...readFigures(report).keys()].sort())
  })

  test('no digit stands in a sentence of the template: outside of figures there are only headings, dates and names', () => {
    const lines = linesOf(report)
    const annex = lines.findIndex(({ text }) => text.startsWith('附：'))
    const names = [project.decisionNumber, project.openedIn, project.place, 'HT-2023-03']
    for (const { text } of lines.slice(0, annex)) {
      const rest = names.reduce((words, name) => words.replaceAll(name, ''), text)
      const bare = rest
        .replace(/\d{4}年(度|\d{1,2}月\d{1,2}日)?/g, '')
        .replace(/^(\d+\. |（\d+）)/, '')
        .replace(/[表图]\d/g, '')
      expect(bare).not.toMatch(/\d/)
    }
  })

  test('the annex lists every figure once, with name, value, unit and address', () => {
    const lines = linesOf(report)
    const texts = lines.slice(lines.findIndex(({ text }) => text.startsWith('附：'))).map(({ text }) => text)
    const figures = figuresOf(snapshot2023())
    for (const key of readFigures(report).keys()) {
      const figure = figures.get(key)
      expect(texts.filter((text) => text === figure?.name).length, key).toBeGreaterThanOrEqual(1)
      expect(texts).toContain(decodeURIComponent(figure?.trace ?? ''))
    }
  })
})

describe('the text of the report', () => {
  test('has seven parts, numbered without a gap', () => {
    const headings = linesOf(report).filter(({ style }) => style === 'Heading1' || style === 'Heading2')
    const digits = '一二三四五六七八九'
    let [part, section] = [0, 0]
    for (const { style, text } of headings.filter(({ text }) => !text.startsWith('附'))) {
      if (style === 'Heading1') [part, section] = [part + 1, 0]
      else section += 1
      expect(text).toMatch(style === 'Heading1' ? new RegExp(`^${digits[part - 1]}、`) : new RegExp(`^（${digits[section - 1]}）`))
    }
    expect(part).toBe(7)
  })

  test('names every indicator below its target with cause, measure and day', () => {
    const text = textOf(report)
    expect(text).toContain(
      '预算执行率。指标值100%，实际完成95%，偏差率−5%，得分9.50分（分值10分）。偏差原因：部分活动物料和运营服务费用按实际结算，年末形成结余。',
    )
    expect(text).toContain('改进措施：完成制度起草、征求意见和印发，于2024年3月31日前完成。')
    expect(text).toContain('改进措施：签订补充协议，统一合同服务内容与结算口径，于2024年2月29日前完成。')
  })

  test('builds its problems from records: missing policies and contracts with findings', () => {
    const text = textOf(report)
    expect(text).toContain('尚有3项未印发实施：《机构进驻退出流程指南》、《运营服务内容边界清单》、《机构管理评价办法》。')
    expect(text).toContain('《运营服务合同》（HT-2023-03）结算的“公众号推文撰写”未列入合同服务内容')
  })

  test('counts followers in people, reads in times and months as months', () => {
    const text = textOf(report)
    expect(text).toContain('累计关注396人，年度阅读11268次')
    expect(text).toContain('≥10个月')
  })

  test('says 未填报 where a figure is missing, and gives no grade', async () => {
    const text = textOf(await makeReport(withoutFigures(snapshot2023()), { baseUrl }))
    expect(text).toContain('“倾”沙龙举办场次未填报')
    expect(text).toContain('公众号推文发布篇数未填报')
    expect(text).toContain('暂不评定等级')
    expect(text).not.toMatch(/null|undefined|NaN|未填报[家场篇人次%份件]/)
    expect(text).not.toMatch(/按预期完成|有效推动|总体认可|实现情况好/)
  })

  test('does not praise a sub-project that missed its output, nor an indicator below its target', async () => {
    const snapshot = rescored(snapshot2023(), (item) => (['O3', 'B1'].includes(item.code) ? { ...item, actual: '0' } : item))
    snapshot.figures.salons.value = '0'
    const text = textOf(await makeReport(snapshot, { baseUrl }))
    expect(text).toContain('召开“倾”沙龙系列座谈0场')
    expect(text).toContain('活动经费：设产出指标1个，达到指标值0个，“倾”沙龙举办场次未达到预期')
    expect(text).not.toMatch(/均已按预期|有效推动|打造特色品牌活动/)
  })

  test('says why points were taken off and how the reviewer reads a result far above target', async () => {
    const snapshot = rescored(snapshot2023(), (item) =>
      item.code === 'O1'
        ? { ...item, actual: '25', overshoot: 'target_low', cause: '政策利好', deduction: '1.5', deductionReason: '指标值偏低' }
        : item,
    )
    expect(textOf(await makeReport(snapshot, { baseUrl }))).toContain('经审核属于：指标值设置偏低。扣减1.50分，理由：指标值偏低。')
  })

  test('says when the parts of the money do not add up to the whole', async () => {
    const snapshot = snapshot2023()
    snapshot.funds.paidYuan = '1448750.01'
    for (const line of snapshot.funds.lines) line.paidYuan = new Decimal(line.paidYuan).sub('0.01').toFixed(2)
    expect(textOf(await makeReport(snapshot, { baseUrl }))).toContain('全年执行数合计与分项之和的差额0.01万元，系四舍五入产生的尾差')
    snapshot.funds.paidYuan = '1500000'
    expect(textOf(await makeReport(snapshot, { baseUrl }))).toContain('系未列入上述子项目的金额')
  })
})

describe('the file of the report', () => {
  test('is well-formed XML in every part, whatever people wrote', async () => {
    const snapshot = snapshot2023()
    for (const item of snapshot.items)
      Object.assign(item, { cause: 'a<b & "c"\u0001\ud800\n第二行', measure: ']]>', deductionReason: '&amp;' })
    for (const docx of [report, await makeReport(snapshot, { baseUrl })]) {
      for (const [name, xml] of parts(docx)) {
        if (/\.(xml|rels)$/.test(name)) expect(() => [...readMarkup(xml)], name).not.toThrow()
      }
    }
  })

  test('is made of an empty year too', async () => {
    const snapshot = withoutFigures({
      ...snapshot2023(),
      items: [],
      total: null,
      grade: null,
      policiesMissing: [],
      contractsWithFindings: [],
    })
    snapshot.funds.lines = []
    const figures = readFigures(await makeReport(snapshot, { baseUrl }))
    expect(figures.get('items')).toBe('0')
  })

  test('keeps the numbers of GB/T 9704: paper, margins, grid, exact lines, spacing, footers of odd and even pages', () => {
    const document = partOf(report, 'word/document.xml')
    const styles = partOf(report, 'word/styles.xml')
    expect(document).toMatch(/<w:pgSz [^>]*w:w="11906" w:h="16838"/)
    expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="850" w:footer="1417"/)
    expect(document).toMatch(/<w:docGrid (?=[^>]*w:type="lines")(?=[^>]*w:linePitch="579")/)
    expect(partOf(report, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    for (const face of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312']) expect(styles).toContain(`w:eastAsia="${face}"`)
    expect(styles).toMatch(/w:styleId="ReportBody".*?w:line="579" w:lineRule="exact".*?<w:spacing w:val="-5"\/>/)
    const footers = [...parts(report)].filter(([name]) => name.startsWith('word/footer')).map(([, xml]) => xml)
    expect(footers.map((xml) => /w:jc w:val="(\w+)"/.exec(xml)?.[1]).sort()).toEqual(['left', 'right'])
  })

  test('sets every text in the Chinese face for quotes, and tables in rows that do not split under a header that repeats', () => {
    const document = partOf(report, 'word/document.xml')
    const drawn = document.match(/<w:r><w:drawing>/g)?.length ?? 0
    expect(document.match(/<w:rFonts w:hint="eastAsia"\/>/g)?.length).toBe((document.match(/<w:r>/g)?.length ?? 0) - drawn)
    expect(document.match(/<w:tblHeader\/>/g)?.length).toBe(document.match(/<w:tbl>/g)?.length)
    expect(document.match(/<w:cantSplit\/>/g)?.length).toBe(document.match(/<w:tr>/g)?.length)
  })
})

describe('reading markup', () => {
  test.each(['<a>', '<a></b>', '<a/><b/>', 'x<a/>', '<a x="1" x="2"/>', '<a>&nbsp;</a>', '<a>& </a>', '<a b=c/>', '<a>\u0001</a>', ''])(
    'refuses %s',
    (xml) => {
      expect(() => [...readMarkup(xml)]).toThrow(SyntaxError)
    },
  )

  test('gives tags, attributes and decoded texts in order', () => {
    expect([...readMarkup('<?xml version="1.0"?><!-- no --><a x="&lt;"><b/>&#x4E2D;&amp;</a>')]).toEqual([
      { tag: 'a', attributes: new Map([['x', '<']]), kind: 'open' },
      { tag: 'b', attributes: new Map(), kind: 'empty' },
      { text: '中&' },
      { tag: 'a', attributes: new Map(), kind: 'close' },
    ])
  })
})

describe('the content controls of the report', () => {
  test('hold every figure that is printed, under ids of their own, within the paragraph that they belong to', () => {
    const controls = readControls(report)
    const figures = figuresOf(snapshot2023())
    for (const { tag, text } of controls.filter(({ tag }) => tag.startsWith('f:')))
      expect(text, tag).toBe(figures.get(tag.slice(2))?.text ?? '未填报')
    const ids = [...partOf(report, 'word/document.xml').matchAll(/<w:sdtPr>.*?<w:id w:val="(\d+)"/g)].map(([, id]) => Number(id))
    expect(ids.length).toBe(controls.length)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Math.max(...ids)).toBeLessThan(2 ** 31)
    expect(controls.find(({ tag, within }) => tag === 'f:salons' && within)).toMatchObject({
      text: '6',
      at: '（一）项目管理绩效指标分析',
      within: 'p:analysis.management.economy',
    })
    const written = narrativeOf(snapshot2023()).filter(({ kind }) => kind !== 'table' && kind !== 'chart')
    expect(controls.filter(({ tag }) => tag.startsWith('p:')).map(({ tag }) => tag)).toEqual(written.map(({ key }) => `p:${key}`))
  })

  test('are called by the name of their figure, and the same from print to print', async () => {
    const again = await makeReport(snapshot2023(), { baseUrl })
    const heads = (docx: Uint8Array) => partOf(docx, 'word/document.xml').match(/<w:sdtPr>.*?<\/w:sdtPr>/g)
    expect(heads(again)).toEqual(heads(report))
    expect(partOf(report, 'word/document.xml')).toContain('<w:alias w:val="公众号年度阅读次数"/><w:tag w:val="f:reads"/>')
  })

  test('say what people wrote in place of a paragraph, with its figures in controls, and name a figure that the year no longer has', async () => {
    const snapshot = snapshot2023()
    snapshot.narrative = [
      { key: 'analysis.management.society', text: '发布推文{{articles:unit}}。\n另有{{gone}}。', version: 1 },
      { key: 'lessons.practice.records', text: '', version: 1 },
      { key: 'overview', text: '别的标题', version: 1 },
    ]
    const docx = await makeReport(snapshot, { baseUrl })
    const text = textOf(docx)
    expect(text).toContain('发布推文42篇。\n另有〔无此数据：gone〕。')
    expect(text).not.toContain('以“港澳商协汇”公众号为线上宣传主阵地')
    expect(text).not.toContain('推行记录留痕管理')
    expect(text).not.toContain('别的标题')
    expect(readControls(docx).find(({ tag }) => tag === 'p:analysis.management.society')?.text).toBe(
      '发布推文42篇。\n另有〔无此数据：gone〕。',
    )
  })

  test('are read back as they stand in the file: what somebody changed is seen', () => {
    const files = unzipSync(report)
    const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(
      /(w:tag w:val="f:total"\/>.*?<w:t[^>]*>)97\.00/,
      '$198.00',
    )
    files['word/document.xml'] = strToU8(xml)
    const changed = readControls(zipSync(files)).filter(({ tag, text }) => tag === 'f:total' && text !== '97.00')
    expect(changed.map(({ text }) => text)).toEqual(['98.00'])
    expect(() => readFigures(zipSync(files))).toThrow('total is printed as')
    expect(() => readControls(zipSync({ 'word/other.xml': strToU8('<a/>') }))).toThrow('Not a Word document')
  })
})

describe('the cover of the report', () => {
  test('says year, project and units, and that an open year proves nothing yet', () => {
    const controls = readControls(report)
    expect(controls.filter(({ tag }) => tag.startsWith('c:')).map(({ tag, text }) => [tag, text])).toEqual([
      ['c:year', '2023'],
      ['c:sha256', '未关账'],
    ])
    const lines = linesOf(report).map(({ text }) => text)
    expect(lines).toContain('项目名称：广州南沙港澳商协会服务集聚区综合保障经费')
    expect(lines).toContain('实施单位：广州南沙经济技术开发区港澳合作事务办公室')
  })

  test('shows the first twelve digits of the hash that a closed year was frozen under, and the day of its closing', async () => {
    const closing = { number: 2, sha256: '0123456789abcdef'.repeat(4), closedAt: '2024-02-02T20:00:00Z', closedBy: '陈主任' }
    const docx = await makeReport({ ...snapshot2023(), closing }, { baseUrl })
    expect(readControls(docx).find(({ tag }) => tag === 'c:sha256')?.text).toBe('0123456789ab')
    expect(textOf(docx)).toContain('2024年2月3日')
  })
})

describe('the charts of the report', () => {
  const values = (xml: string) =>
    [...xml.matchAll(/<c:ser>.*?<\/c:ser>/gs)].map(([series]) => {
      const [, data = ''] = /<c:val>(.*?)<\/c:val>/s.exec(series) ?? []
      return [...data.matchAll(/<c:v>(.*?)<\/c:v>/g)].map(([, value]) => Number(value))
    })

  test('are charts of Word with the figures of the snapshot, and a workbook each that Word opens', async () => {
    const [funds = '', scores = ''] = [partOf(report, 'word/charts/chart1.xml'), partOf(report, 'word/charts/chart2.xml')]
    const { items, funds: money } = snapshot2023()
    expect(values(funds)).toEqual([
      money.lines.map(({ adjustedYuan }) => Number(wan(adjustedYuan))),
      money.lines.map(({ paidYuan }) => Number(wan(paidYuan))),
    ])
    expect(values(scores)).toEqual([items.map(({ weight }) => Number(weight)), items.map(({ score }) => Number(score))])
    const books = Object.entries(unzipSync(report)).filter(([name]) => name.startsWith('word/embeddings/') && name.endsWith('.xlsx'))
    expect(books).toHaveLength(2)
    const { sheets } = await readXlsx(books[1]?.[1] ?? new Uint8Array())
    expect(sheets[0]?.rows.slice(1).map((row) => row.slice(0, 3))).toEqual(
      items.map(({ name, weight, score }) => [name, Number(weight), Number(score)]),
    )
  })

  test('leave a gap where nothing was reported, and are left out where there is nothing to draw', async () => {
    const bare = await makeReport(withoutFigures(snapshot2023()), { baseUrl })
    expect(values(partOf(bare, 'word/charts/chart2.xml'))[1]).toEqual([])
    const empty = withoutFigures({ ...snapshot2023(), items: [] })
    empty.funds.lines = []
    expect([...parts(await makeReport(empty, { baseUrl })).keys()].filter((name) => name.includes('chart'))).toEqual([])
  })
})

describe('a closed year', () => {
  test('says what it said when it was closed, whatever the house would say of it now; another layout is said anew', async () => {
    const snapshot = snapshot2023()
    snapshot.paragraphs = narrativeOf(snapshot).map((one) =>
      one.key === 'use.use' ? { ...one, text: '评价结果按当年的办法应用，得分{{total:unit}}。' } : one,
    )
    const text = textOf(await makeReport(snapshot, { baseUrl }))
    expect(text).toContain('评价结果按当年的办法应用，得分97.00分。')
    expect(text).not.toContain('由项目经办人负责梳理整合')
    const other = { ...snapshot, framework: { name: '项目支出绩效自评', source: '' } }
    expect(textOf(await makeReport(other, { baseUrl }))).toContain('由项目经办人负责梳理整合')
  })

  test('lists in its annex what became known since, and no figure moves', async () => {
    const late = { what: '补记十二月电费', reason: '账单一月才到。', filedAt: '2024-02-03T02:00:00Z', filedBy: '李经办', closingNumber: 1 }
    const docx = await makeReport(snapshot2023(), { baseUrl, lateFacts: [late] })
    expect(textOf(docx)).toContain('附：期后事项\n以下事项在关账后获知，未计入本报告的数据和得分。')
    const lines = linesOf(docx).map(({ text }) => text)
    expect(lines.slice(-4)).toEqual(['1', '补记十二月电费', '账单一月才到', '2024年2月3日，李经办（第1版关账后）'])
    expect(readFigures(docx)).toEqual(readFigures(report))
    expect(textOf(report)).not.toContain('期后事项')
  })
})

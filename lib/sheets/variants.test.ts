import { readFileSync } from 'node:fs'
import { writeXlsx } from 'hucre'
import { createTranslator } from 'next-intl'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeDb, db } from '#lib/db.ts'
import facts from '#lib/messages/zh-Hans/facts.json' with { type: 'json' }
import imports from '#lib/messages/zh-Hans/imports.json' with { type: 'json' }
import { testDatabase } from '#lib/testing/database.ts'
import { type ImportOptions, importFiles } from './import.ts'
import { readWorkbook } from './read.ts'
import { sentenceOf, type Translate } from './rules.ts'
import type { Cell, Merge } from './schema.ts'

testDatabase()
type Rows = Cell[][]
const bytesOf = (text: string) => new TextEncoder().encode(text)
const plain = (cell: Cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))
const csv = (rows: Rows) => bytesOf(rows.map((row) => row.map((cell) => `"${plain(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n'))
const xlsx = (rows: Rows, merges: Merge[] = []) => writeXlsx({ sheets: [{ name: '表', rows, merges }] })
const demo = (name: string) => new Uint8Array(readFileSync(`prisma/demo/2023/${name}`))

const speak = (namespace: 'imports' | 'facts') =>
  createTranslator({
    locale: 'zh-Hans',
    messages: { imports, facts },
    namespace,
    onError: (error) => {
      throw error
    },
  }) as unknown as Translate
/** Imports one file and gives its state and, by row, what was said; every code must have its sentence. */
async function bring(name: string, bytes: Uint8Array, options: Partial<ImportOptions> = {}) {
  const { files } = await importFiles([{ name, bytes }], { year: 2023, actor: 'test', ...options })
  const [file] = files
  if (!file) throw new Error('no report')
  const issues = file.rows.flatMap((row) => row.issues.map((issue) => ({ ...issue, row: row.row })))
  for (const issue of [...file.notes, ...issues]) expect(sentenceOf(issue, speak('imports'), speak('facts'))).not.toBe('')
  return {
    state: file.state,
    counts: file.counts,
    refused: issues.filter(({ severity }) => severity === 'refused').map(({ cell, row, code }) => `${cell ?? row} ${code}`),
    warned: issues.filter(({ severity }) => severity === 'warned').map(({ cell, row, code }) => `${cell ?? row} ${code}`),
    notes: file.notes.map(({ code, params }) => `${code}${params.row ? ` ${params.row}` : ''}`),
  }
}
const paid = async () => (await db().payment.aggregate({ _sum: { amountYuan: true }, _count: true }))._sum.amountYuan?.toFixed(2) ?? '0.00'

beforeAll(async () => {
  await importFiles(
    ['01-机构名册.xlsx', '02-活动台账.xlsx', '10-合同台账.xlsx'].map((name) => ({ name, bytes: demo(name) })),
    { year: 2023, actor: 'test' },
  )
})

describe('a ledger of payments in a layout never seen before', () => {
  const wild: Rows = [
    [null, '2023年度支出台账'],
    [null, '单位：元', null, null, '制表日期：2023年12月'],
    [],
    [null, '付款日期', '费用类别', '子项目', '摘要', '付款金额', '所属期', '票号', '合同号', '备注列'],
    [null, '2023年3月5日', '保洁费', '日常运作经费', '三月保洁', '¥1,234.50', '2023年3月', 'ＦＰ０１', 'HT-2023-02', 'x'],
    [null, '2023/4/5', '电费', '日常运作经费', '三月电费', '１，０００．００', 202303, 'FP02', '—', null],
    [null, 45000, '水费', '日常运作经费', '三月水费', '(12.30)', '3月', 'FP03', null, null],
    [null, '小计', null, null, null, '2222.20'],
    [null, '20230406', '网络费', '日常运作经费', '三月网络', 88.8, new Date('2023-03-01T00:00:00Z'), 'FP04', null, null],
    [],
    [null, '合 计', null, null, null, '2,311.00'],
    [null, '制表人：某某', null, null, '审核：某某'],
  ]
  test('has the right sum, and every row left out is named', async () => {
    const done = await bring('付款.csv', csv(wild))
    expect(done).toMatchObject({ state: 'written', refused: [], counts: { rows: 4, skipped: 3 } })
    expect(done.notes).toEqual(['subtotal_row 8', 'subtotal_row 11', 'footnote_row 12'])
    expect(done.warned).toEqual(['C5 category_as', 'B5 payment_outside_term', 'G7 year_assumed', 'B7 day_as_number', 'F7 refund'])
    expect(await paid()).toBe('2311.00')
    expect(await db().payment.findMany({ where: { category: '清洁服务' }, select: { invoiceNo: true, amountYuan: true } })).toMatchObject([
      { invoiceNo: 'FP01' },
    ])
  })
  test('is the same records when it comes again as xlsx with its columns shuffled', async () => {
    const order = [9, 3, 5, 1, 7, 4, 2, 6, 8, 0]
    const shuffled = wild.map((row, at) => (at < 3 ? row : order.map((from) => row[from] ?? null)))
    expect(await bring('改名.xlsx', await xlsx(shuffled))).toMatchObject({ state: 'unchanged', refused: [] })
    expect(await paid()).toBe('2311.00')
  })
  test('writes nothing at all if one cell is wrong, and names each', async () => {
    const bad = wild.map((row) => [...row])
    const set = (row: number, column: number, cell: Cell) => {
      const line = bad[row]
      if (line) line[column] = cell
    }
    set(4, 5, '约一千')
    set(4, 7, 'FP11')
    set(5, 1, '2023-02-30')
    set(6, 8, 'HT-9999')
    set(8, 5, 'HK$88')
    const done = await bring('付款2.csv', csv(bad))
    expect(done.state).toBe('refused')
    expect(done.refused).toEqual(['F5 not_a_number', 'B6 impossible_day', 'I7 contract_unknown', 'F9 foreign_currency'])
    expect(await paid()).toBe('2311.00')
  })
  test('in 万元 becomes yuan, by header or by what stands above the table', async () => {
    const head = ['支付日期', '费用类别', '子项目', '摘要', '金额(万元)', '费用归属月份']
    await bring('a.csv', csv([head, ['2023-05-01', '活动费', '活动经费', '场租', '1.5', '2023-05']]))
    await bring(
      'b.csv',
      csv([
        ['支出台账', '单位：万元'],
        [...head.slice(0, 4), '金额', '费用归属月份'],
        ['2023-05-02', '活动费', '活动经费', '茶歇', '0.2', '2023-05'],
      ]),
    )
    expect(await paid()).toBe('19311.00')
  })
  test('with merged heads and merged cells is read by both rows of the head', async () => {
    const rows: Rows = [
      ['支出明细表', null, null, null, null, null, null, null, null, null],
      ['子项目', '基本信息', null, null, '支付', null, '凭证', null, null, null],
      [null, '费用类别', '摘要', '费用归属月份', '支付日期', '金额（元）', '审批单', '发票', '合同或验收', '支付回单'],
      ['活动经费', '物料', '背板', '2023-06', '2023-06-01', 100, '√', '√', '√', '√'],
      [null, '物料', '手册', '2023-06', '2023-06-02', 200.5, '有', '无', '有', '有'],
    ]
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 9 },
      { startRow: 1, startCol: 0, endRow: 2, endCol: 0 },
      { startRow: 1, startCol: 1, endRow: 1, endCol: 3 },
      { startRow: 1, startCol: 4, endRow: 1, endCol: 5 },
      { startRow: 1, startCol: 6, endRow: 1, endCol: 9 },
      { startRow: 3, startCol: 0, endRow: 4, endCol: 0 },
    ]
    expect(await bring('合并.xlsx', await xlsx(rows, merges))).toMatchObject({ state: 'written', refused: [], counts: { new: 2 } })
    expect(await db().payment.findFirst({ where: { summary: '手册' } })).toMatchObject({
      subProject: '活动经费',
      declared: ['approval', 'acceptance', 'receipt'],
    })
    expect(await paid()).toBe('19611.50')
  })
  test('an invoice paid in parts is several payments, once', async () => {
    const rows: Rows = [
      ['支付日期', '费用类别', '子项目', '摘要', '金额', '费用归属月份', '发票号'],
      ['2023-07-01', '物料', '活动经费', '首付', '50', '2023-07', 'FP77'],
      ['2023-08-01', '物料', '活动经费', '尾款', '50', '2023-07', 'FP77'],
    ]
    expect(await bring('分次.csv', csv(rows))).toMatchObject({ state: 'written', warned: ['G2 invoice_in_parts', 'G3 invoice_in_parts'] })
    expect(await bring('分次.csv', csv(rows))).toMatchObject({ state: 'unchanged' })
    expect(await paid()).toBe('19711.50')
  })
})

describe('articles', () => {
  const url = (mid: number, tail = '') => `http://mp.weixin.qq.com/s?__biz=A==&mid=${mid}&idx=1&sn=${tail}#rd`
  const wide = [
    '内容标题',
    '发表时间',
    '总阅读人数',
    '总阅读次数',
    '总分享人数',
    '总分享次数',
    '阅读后关注人数',
    '送达人数',
    '公众号消息阅读次数',
    '送达阅读率',
    '首次分享次数',
    '分享产生阅读次数',
    '阅读完成率',
    '内容url',
  ]
  const narrow = [
    '内容标题',
    '发表时间',
    '总阅读人数',
    '总分享人数',
    '阅读后关注人数',
    '送达人数',
    '公众号消息阅读人数',
    '阅读完成率',
    '内容url',
  ]
  test('with nine columns renew the people and leave the times that are known', async () => {
    await bring(
      'wide.xlsx',
      await xlsx([[null, '内容分析'], [], [null, ...wide], [null, '甲', '20230308', 10, 20, 1, 2, 0, 30, 1, 0.1, 1, 1, 0.5, url(901)]]),
    )
    const done = await bring(
      'narrow.csv',
      csv([
        narrow,
        ['甲', '2023-03-08', '15', '3', '1', '31', '9', '0.6', url(901, 'x')],
        ['乙', '20230309', '7', '1', '0', '5', '2', '0.4', url(902)],
      ]),
    )
    expect(done).toMatchObject({ state: 'written', counts: { new: 1, changed: 1 } })
    const found = await db().article.findMany({
      where: { mid: { in: ['901', '902'] } },
      orderBy: { mid: 'asc' },
      select: { readUsers: true, readTimes: true, shareTimes: true },
    })
    expect(found).toEqual([
      { readUsers: 15, readTimes: 20, shareTimes: 2 },
      { readUsers: 7, readTimes: null, shareTimes: null },
    ])
  })
  test('twice in one file with newer figures count once, with the later ones', async () => {
    const row = (times: number) => ['丙', '20230310', 5, times, 0, 0, 0, 0, 0, 0, 0, 0, 0, url(903)]
    expect(await bring('twice.xlsx', await xlsx([wide, row(6), row(9)]))).toMatchObject({ state: 'written', warned: ['2 replaced_by_row'] })
    expect(await db().article.findFirst({ where: { mid: '903' } })).toMatchObject({ readTimes: 9 })
  })
  test('without an address that names the article are refused', async () => {
    expect(
      (await bring('bad.xlsx', await xlsx([wide, ['丁', '20230310', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 'https://mp.weixin.qq.com/s/abc']])))
        .refused,
    ).toEqual(['N2 not_an_article_address'])
  })
})

describe('followers', () => {
  test('are warned about where stock and flow do not agree, across files too', async () => {
    const head = ['时间', '新关注人数', '取消关注人数', '净增关注人数', '累积关注人数']
    const table = (rows: Rows) =>
      bytesOf(
        `<html><body><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`,
      )
    expect(
      await bring(
        '一.xls',
        table([
          ['用户增长'],
          head,
          ['2023-05-03', '2', '0', '2', '104'],
          ['2023-05-02', '1', '0', '1', '102'],
          ['2023-05-01', '5', '0', '5', '101'],
        ]),
      ),
    ).toMatchObject({ state: 'written', warned: [] })
    expect(
      (await bring('二.xls', table([head, ['2023-05-05', '1', '0', '1', '150'], ['2023-05-04', '1', '0', '1', '110']]))).warned,
    ).toEqual(['E3 stock_and_flow_differ', 'E2 stock_and_flow_differ'].sort())
  })
})

describe('a questionnaire', () => {
  test('of 腾讯问卷 with points of three scales says what it took for full marks', async () => {
    const rows: Rows = [
      [
        '编号',
        '开始答题时间',
        '结束答题时间',
        '答题时长',
        'IP',
        '1.您的机构名称',
        '2.您对环境的评分',
        '3.您对服务的评价（1-10分）',
        '4.总体满意度',
        '5.建议',
      ],
      ['1', '2023/11/1 09:00', '2023/11/1 09:05:00', '5分', '203.0.113.9', '濠江工商促进会', '5', '8', '90', '无'],
      ['2', '2023/11/1 10:00', '2023/11/1 10:05:00', '5分', '203.0.113.9', '港湾青年创业协会', '4', '9', '80', ''],
    ]
    const done = await bring('腾讯问卷.csv', csv(rows))
    expect(done).toMatchObject({ state: 'written', refused: [], warned: ['2 scale_taken', '2 scale_taken', '2 scale_taken'] })
    const kept = await db().surveyResponse.findMany({ orderBy: { submittedAt: 'asc' } })
    expect(kept.map(({ score, fullScore }) => `${score}/${fullScore}`)).toEqual(['103/115', '93/115'])
    expect(JSON.stringify(kept)).not.toContain('203.0.113')
    expect(await bring('别的名字.xlsx', await xlsx([['2023年度满意度调查问卷'], ...rows]))).toMatchObject({ state: 'unchanged' })
  })
  test('from an organisation that nobody knows, or with an answer off the scale, is refused', async () => {
    const head = ['序号', '提交答卷时间', '来自IP', '1、您所在的机构', '2、您对环境是否满意？']
    const done = await bring(
      'q.csv',
      csv([
        head,
        ['1', '2023/12/1 9:00:00', 'x', '不存在的协会', '满意'],
        ['2', '2023/12/1 9:01:00', 'x', '濠江工商促进会', '还行吧'],
        ['3', '2023/12/1 9:02:00', 'x', '濠江工商促进会', '非常满意'],
      ]),
    )
    expect(done.refused).toEqual(['D2 organisation_unknown', 'E3 not_a_score'])
  })
})

describe('meters', () => {
  const head = ['表号', '类型', '抄表日期', '上次示数', '本次示数', '倍率', '用量', '单价(元)', '金额(元)', '抄表人']
  test('must run forwards and multiply; jumps and gaps are warned about', async () => {
    const done = await bring(
      '抄表.csv',
      csv([
        head,
        ['D1', '电', '2023-01-28', '100', '110', '10', '100', '0.8', '80', '甲'],
        ['D1', '电', '2023-02-28', '111', '121', '10', '100', '1.0', '90', '甲'],
      ]),
    )
    expect(done).toMatchObject({ state: 'written', warned: ['D3 reading_gap', 'H3 price_jumps', 'I3 amount_differs'] })
    expect(
      (
        await bring(
          '抄表.csv',
          csv([
            head,
            ['D1', '电', '2023-03-28', '121', '100', '10', '', '', '', ''],
            ['D2', '气', '2023-03-28', '1', '2', '1', '5', '', '', ''],
          ]),
        )
      ).refused,
    ).toEqual(['E2 reading_decreased', 'B3 unknown_word'])
    expect((await bring('抄表.csv', csv([head, ['D2', '水', '2023-03-28', '1', '2', '1', '5', '', '', '']]))).refused).toEqual([
      'G2 usage_differs',
    ])
  })
})

describe('indicators of another year', () => {
  const head = ['一级指标', '二级指标', '三级指标', '年度指标值', '计量单位', '权重']
  test('keep their formulas from the year before; a new measure waits for a yes', async () => {
    await bring('14-绩效目标表.xlsx', demo('14-绩效目标表.xlsx'))
    const rows: Rows = [
      ['2024年绩效目标表'],
      [...head, '指标编码'],
      ['产出', '数量指标', '“倾”沙龙举办场次', '≥8场', null, '60', 'O3'],
      ['效益', '社会效益', '公众号年度阅读人数', '不低于5,000', '人', '40', 'B3'],
    ]
    for (const dryRun of [true, false]) {
      const waits = await bring('目标.csv', csv(rows), { year: 2024, dryRun })
      expect(waits).toMatchObject({ state: 'unconfirmed', refused: [], warned: ['C4 formula_proposed'] })
    }
    expect(await db().indicator.count({ where: { year: 2024 } })).toBe(0)
    expect(await bring('目标.csv', csv(rows), { year: 2024, confirm: true })).toMatchObject({ state: 'written' })
    expect(await bring('目标.csv', csv(rows), { year: 2024 })).toMatchObject({ state: 'unchanged', warned: [] })
    expect(await db().indicator.findMany({ where: { year: 2024 }, orderBy: { position: 'asc' } })).toMatchObject([
      { code: 'O3', operator: '≥', unit: '场', formula: { numerator: { measure: 'salons.held' } } },
      { code: 'B3', operator: '≥', formula: { numerator: { measure: 'articles.read_users' } } },
    ])
  })
  test('without codes take the code of the same indicator of last year, and the next free one else', async () => {
    const rows: Rows = [head, ['过程', '资金管理', '预算执行率', '100%', '%', '50'], ['产出', '数量指标', '接待参访批次', '20', '批', '50']]
    const done = await bring('目标.csv', csv(rows), { year: 2024 })
    expect(done.warned).toContain('C3 formula_missing')
    expect((await db().indicator.findMany({ where: { year: 2024 } })).map(({ code, formula }) => [code, formula !== null])).toEqual(
      expect.arrayContaining([
        ['P1', true],
        ['O7', false],
      ]),
    )
  })
})

describe('what a file is', () => {
  test('is decided by its columns: a missing one is named, a stranger is left out aloud', async () => {
    expect(
      await bring(
        '支出.csv',
        csv([
          ['支付日期', '费用类别', '子项目', '摘要', '费用归属月份', '发票号'],
          ['2023-05-01', 'a', 'b', 'c', '2023-05', 'd'],
        ]),
      ),
    ).toMatchObject({ state: 'refused', notes: ['columns_missing'] })
    expect(
      await bring(
        '通讯录.csv',
        csv([
          ['姓名', '生日'],
          ['a', 'b'],
        ]),
      ),
    ).toMatchObject({ state: 'refused', notes: ['sheet_not_recognised', 'header_not_found'] })
    expect(await bring('坏.xlsx', bytesOf('PK\u0003\u0004broken'))).toMatchObject({ state: 'refused', notes: ['file_corrupt'] })
  })
  test('does not depend on the order in which files are chosen', async () => {
    const [organisation] = [
      csv([
        ['机构编号', '机构名称', '机构类型', '地区', '入驻日期', '办公位置'],
        ['JG-900', '新来的商会', '商会', '香港', '2023-09-01', '502'],
      ]),
    ]
    const request = csv([
      ['诉求编号', '机构名称', '受理日期', '类别', '内容摘要', '承诺办结日', '办结日期'],
      ['SQ-900', '新来的商会', '2023-09-02', '财税', '开户', '2023-09-09', '2023-09-08'],
    ])
    const files = [
      { name: '诉求.csv', bytes: request },
      { name: '机构.csv', bytes: organisation ?? new Uint8Array() },
    ]
    const rehearsed = await importFiles(files, { year: 2023, actor: 'test', dryRun: true })
    expect(rehearsed.files.map(({ fileName, state }) => [fileName, state])).toEqual([
      ['诉求.csv', 'ready'],
      ['机构.csv', 'ready'],
    ])
    expect(await db().organisation.count({ where: { code: 'JG-900' } })).toBe(0)
    expect((await importFiles(files, { year: 2023, actor: 'test' })).files.map(({ state }) => state)).toEqual(['written', 'written'])
  })
})

describe('what was removed or closed', () => {
  test('a removed record comes back only with a warning', async () => {
    await db().organisation.updateMany({ where: { code: 'JG-003' }, data: { removedAt: new Date() } })
    const done = await bring('01.xlsx', demo('01-机构名册.xlsx'))
    expect(done).toMatchObject({ state: 'written' })
    expect(done.warned).toContain('4 restores_removed')
    expect(await db().organisation.findUnique({ where: { code: 'JG-003' } })).toMatchObject({ removedAt: null })
  })
  test('figures of a closed year stay as they are', async () => {
    await db().year.update({ where: { year: 2022 }, data: { closedAt: new Date() } })
    const late = csv([
      ['支付日期', '费用类别', '子项目', '摘要', '金额', '费用归属月份'],
      ['2022-05-01', '物料', '活动经费', '补登', '5', '2022-05'],
    ])
    expect(await bring('补登.csv', late, { year: 2022 })).toMatchObject({ state: 'refused', notes: ['database_year_closed'] })
    expect(await bring('补登.csv', late, { year: 2022, dryRun: true })).toMatchObject({ state: 'refused', notes: ['database_year_closed'] })
  })
})

test('eighteen hundred sheets of paper: thirty thousand payments import in one go', async () => {
  const rows: Rows = [['支付日期', '费用类别', '子项目', '摘要', '金额', '费用归属月份', '发票号']]
  for (let at = 0; at < 30_000; at++)
    rows.push([`2021-${String((at % 12) + 1).padStart(2, '0')}-10`, '物料', '活动经费', `第${at}笔`, '1.01', '2021-01', `BIG${at}`])
  expect(await bring('大.csv', csv(rows), { year: 2021 })).toMatchObject({ state: 'written', counts: { new: 30_000 } })
  await readWorkbook(csv(rows.slice(0, 2)))
  await closeDb()
})

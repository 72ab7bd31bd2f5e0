import { describe, expect, test } from 'vitest'
import { csv, judge, judgeGrids, page, type Rows, textOf, xlsx } from '#lib/testing/ledgers.ts'
import type { Cell, Merge } from './schema.ts'

const head: Cell[] = ['支付日期', '费用类别', '子项目', '摘要', '金额', '费用归属月份', '发票号']
const record = (at: number, amount: Cell, more: Cell[] = []): Cell[] => [
  `2023-03-${String(at).padStart(2, '0')}`,
  '物料',
  '活动经费',
  `第${'甲乙丙丁戊己庚辛壬癸'[at % 10]}笔`,
  amount,
  '2023-03',
  `FP${at}`,
  ...more,
]
const three = [record(1, '100.50'), record(2, '200'), record(3, '1,000.25')]
const blank: Cell[] = []
/** 1300.75 in all. */
const sum = '1300.75'
const under = (first: Cell, figure: Cell): Cell[] => [first, null, null, null, figure]

describe('a ledger that is dressed otherwise is read with its right sum', () => {
  const good: [string, Rows][] = [
    ['title rows, a blank row and the day of making', [['2023年支出台账'], [null, '制表日期：2023年12月31日'], blank, head, ...three]],
    ['a title that names the unit', [['支出台账（单位：元）'], head, ...three]],
    ['a row of units under the head', [head, [null, null, null, null, '元', null, null], ...three]],
    ['a row of column numbers under the head', [head, [1, 2, 3, 4, 5, 6, 7], ...three]],
    ['甲乙丙 under the head', [head, ['甲', '乙', '丙', '丁', '戊', '己', '庚'], ...three]],
    ['blank columns and rows in front', [blank, blank, ...[head, ...three].map((row) => [null, null, ...row])]],
    [
      'running numbers, and numbered rows without a record',
      [['序号', ...head], ...three.map((row, at) => [at + 1, ...row]), [4], [5], [6]],
    ],
    ['columns in another order', [head, ...three].map((row) => row.toReversed())],
    ['columns that nobody knows', [[...head, '经办人', '科室', '附件张数'], ...three.map((row) => [...row, '某某', '综合科', 3])]],
    ['the head again on the second page', [head, ...three.slice(0, 2), head, ...three.slice(2)]],
    ['title and head again on the second page', [['支出台账'], head, ...three.slice(0, 2), ['支出台账'], head, ...three.slice(2)]],
    [
      'subtotals in the middle and at the end',
      [head, ...three.slice(0, 2), under('小计', 300.5), ...three.slice(2), under('小计', '1,000.25'), under('合  计', '1300.75')],
    ],
    ['a subtotal of the page and a total with a colon', [head, ...three, under('本页小计', '1300.75'), under('总计：', '1300.75')]],
    ['a subtotal of a quarter', [head, ...three, under('一季度合计', '1300.75'), under('全年合计', '1300.75')]],
    ['the total above the records', [head, under('合计', 1300.75), ...three]],
    ['the total by its group', [head, ...three, [null, null, '活动经费小计', null, 1300.75]]],
    ['the total in the column of summaries', [head, ...three, [null, null, null, '合计', 1300.75]]],
    ['a total without a word', [head, ...three, [null, null, null, null, 1300.75]]],
    ['a total in words beside it', [head, ...three, under('合计', 1300.75), ['合计（大写）：壹仟叁佰元柒角伍分']]],
    ['parts of the total below it', [head, ...three, under('合计', 1300.75), under('其中：现金', 300.5)]],
    [
      'signatures and footnotes below',
      [head, ...three, blank, ['制表：某某', null, '审核：某某', null, '单位负责人：某某'], ['注：1. 含税。'], ['（盖章）']],
    ],
    ['titles of groups between the records', [head, ['一、物料'], three[0] ?? [], ['二、其他'], ...three.slice(1)]],
    ['page numbers', [head, ...three.slice(0, 1), ['第 1 页 共 2 页'], ...three.slice(1), ['第 2 页 共 2 页']]],
    ['an example row', [['序号', ...head], ['示例', ...record(9, '88')], ...three.map((row, at) => [at + 1, ...row])]],
    ['traditional characters in its heads', [['支付日期', '費用類別', '子項目', '摘要', '金額（元）', '費用歸屬月份', '發票號'], ...three]],
    [
      'full-width heads with stars, spaces and breaks',
      [['支付日期*', '费用\n类别', '【子项目】子项目', ' 摘 要 ', '金额\n（元）', '费用归属月份（YYYY-MM）', '发票号'], ...three],
    ],
    ['another name for each head', [['付款日期', '费用类型', '所属子项目', '用途', '付款金额（元）', '所属月份', '发票号码'], ...three]],
    [
      'amounts net, tax and gross',
      [
        [...head.slice(0, 4), '金额', '税额', '价税合计', ...head.slice(5)],
        ...three.map((row) => [...row.slice(0, 4), '1', '2', ...row.slice(4)]),
      ],
    ],
  ]
  test.each(good)('%s, as csv, xlsx and a web page', async (_, rows) => {
    for (const bytes of [csv(rows), await xlsx(rows), page(rows)]) {
      expect(await judge(bytes)).toMatchObject({ layouts: ['payments'], rows: 3, sum, refused: [] })
    }
  })

  const forms: [string, Cell][] = [
    ['a currency sign', '¥1,234.50'],
    ['a full-width currency sign', '￥1，234．50'],
    ['full-width digits', '１２３４．５０'],
    ['RMB', 'RMB 1,234.50'],
    ['人民币 and 元整', '人民币1,234.50元整'],
    ['its unit', '1,234.50元'],
    ['its unit in 万', '0.12345万'],
    ['spaces behind', '1234.5  '],
    ['="…" of another system', '="1234.50"'],
    ['an apostrophe', "'1234.50"],
  ]
  test.each(forms)('an amount with %s', async (_, form) => {
    expect(await judge(csv([head, record(1, form), ...three]))).toMatchObject({ sum: '2535.25', refused: [] })
  })

  const days: [string, Cell][] = [
    ['2023年3月5日', '2023年3月5日'],
    ['2023/3/5', '2023/3/5'],
    ['2023.3.5', '2023.3.5'],
    ['20230305', '20230305'],
    ['a number 20230305', 20230305],
    ['a serial number', 44990],
    ['a time too', '2023-03-05 14:30:00'],
    ['5-Mar-2023', '5-Mar-2023'],
    ['3月5日', '3月5日'],
    ['a day of the week', '2023年3月5日（星期日）'],
  ]
  test.each(days)('a day as %s', async (_, on) => {
    const rows = [head, ...Array.from({ length: 3 }, (_, at) => [on, ...record(at, '1').slice(1)])]
    for (const bytes of [csv(rows), await xlsx(rows)]) {
      expect(await judge(bytes)).toMatchObject({ rows: 3, sum: '3.00', refused: [] })
    }
  })
  test('a day counted from 1904', async () => {
    const { writeXlsx } = await import('hucre')
    const rows = [head, [new Date('2023-03-05T00:00:00Z'), ...record(1, 5).slice(1)]]
    const bytes = await writeXlsx({ dateSystem: '1904', sheets: [{ name: 'a', rows }] })
    const { parse } = await import('./parse.ts')
    const [grid] = await parse(bytes)
    expect(grid?.rows[1]?.[0]).toEqual(new Date('2023-03-05T00:00:00Z'))
    expect(judgeGrids(grid ? [grid] : [])).toMatchObject({ sum: '5.00', refused: [] })
  })

  test('in every encoding and with every delimiter', async () => {
    const rows = [['2023年度支出台账'], head, ...three]
    const { encode } = { encode: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le') }
    const files = [
      csv(rows, ';'),
      csv(rows, '\t'),
      new TextEncoder().encode(`\uFEFF${textOf(rows)}`),
      new Uint8Array(encode(textOf(rows, '\t'))),
    ]
    for (const bytes of files) expect(await judge(bytes)).toMatchObject({ sum, refused: [] })
  })

  test('in 万元, said in the head, above it, under it or in a note at the end', async () => {
    const small = [record(1, '0.01005'), record(2, '0.02'), record(3, '0.100025')]
    const inHead = (name: string) => head.map((cell) => (cell === '金额' ? name : cell))
    const ways: Rows[] = [
      [inHead('金额（万元）'), ...small],
      [inHead('金额/万元'), ...small],
      [inHead('金额万元'), ...small],
      [['单位：万元'], head, ...small],
      [['支出台账（万元）'], head, ...small],
      [[null, null, null, '金额单位：人民币万元'], head, ...small],
      [head, [null, null, null, null, '（万元）'], ...small],
      [head, ...small, ['注：金额单位为万元。']],
    ]
    for (const rows of ways) expect(await judge(csv(rows))).toMatchObject({ sum, refused: [] })
  })

  test('with heads of two and three merged rows, the amount with its parts', async () => {
    const rows: Rows = [
      ['基本信息', null, null, null, '支付', null, null, null, null],
      ['子项目', '费用类别', '摘要', '归属月份', '金额', null, null, '日期', '发票号'],
      [null, null, null, null, '合计', '其中：现金', '转账', null, null],
      ...three.map(([on = null, kind = null, project = null, summary = null, amount = null, month = null, invoice = null]) => [
        ...[project, kind, summary, month, amount, 0, amount, on, invoice],
      ]),
    ]
    const block = (startRow: number, startCol: number, endRow: number, endCol: number): Merge => ({ startRow, startCol, endRow, endCol })
    const merges = [block(0, 0, 0, 3), block(0, 4, 0, 8), block(1, 4, 1, 6), ...[0, 1, 2, 3, 7, 8].map((at) => block(1, at, 2, at))]
    expect(await judge(await xlsx(rows, { merges }))).toMatchObject({ rows: 3, sum, refused: [] })
    expect(await judge(csv(rows))).toMatchObject({ rows: 3, sum, refused: [] })
  })

  test('on a sheet a month, seventeen sheets in all, those without a ledger named', async () => {
    const { writeXlsx } = await import('hucre')
    const months = Array.from({ length: 12 }, (_, at) => ({ name: `${at + 1}月`, rows: [head, record(at + 1, 100)] }))
    const others = ['封面', '目录', '说明', '通讯录', '汇总'].map((name) => ({
      name,
      rows: [
        ['子项目', '金额', '笔数'],
        ['活动经费', 1200, 12],
      ] as Rows,
    }))
    const bytes = await writeXlsx({ sheets: [...months, ...others] })
    const judged = await judge(bytes)
    expect(judged).toMatchObject({ rows: 12, sum: '1200.00', refused: [] })
    expect(judged.skipped).toEqual(Array(5).fill('sheet_not_recognised'))
  })
})

describe('what could be read two ways is refused or said, with its cell', () => {
  const refusals: [string, Rows, string][] = [
    ['an amount of Hong Kong', [head, ...three, record(4, 'HK$500')], 'E5 foreign_currency'],
    ['an amount of Macao', [head, ...three, record(4, 'MOP 500')], 'E5 foreign_currency'],
    ['an amount in US$', [head, ...three, record(4, 'US$ 1,000.00')], 'E5 foreign_currency'],
    ['a column of another currency', [head.map((cell) => (cell === '金额' ? '金额（港币）' : cell)), record(1, 5)], 'E2 foreign_currency'],
    ['a sheet in another currency', [['单位：港元'], head, record(1, 5)], 'E3 foreign_currency'],
    ['an amount in words', [head, record(1, '壹仟贰佰元整')], 'E2 amount_in_words'],
    ['a percentage for an amount', [head, record(1, '95%')], 'E2 not_a_number'],
    ['two amounts in one cell', [head, record(1, '100 200')], 'E2 not_a_number'],
    ['words after numbers', [head, ...three, record(4, '约一千')], 'E5 not_a_number'],
    ['a formula that failed', [head, record(1, '#REF!')], 'E2 error_value'],
    ['a day or a month first', [head, ['3/5/2023', ...record(1, 5).slice(1)]], 'A2 day_ambiguous'],
    ['a year of two digits', [head, ['23-3-5', ...record(1, 5).slice(1)]], 'A2 day_ambiguous'],
    ['a month or a day', [head, ['Mar-23', ...record(1, 5).slice(1)]], 'A2 day_ambiguous'],
    ['an invoice number that lost its digits', [head, [...record(1, 5).slice(0, 6), '1.23457E+19']], 'G2 digits_lost'],
    ['an empty cell under a merged one', [head, record(1, 5), ['2023-03-02', null, null, '乙', 6, '2023-03', 'FP2']], 'B3 cell_empty'],
    ['a second head with other columns', [head, ...three, head.toReversed(), record(4, 5).toReversed()], '5 other_header'],
    ['two columns of amounts that differ', [[...head, '金额'], record(1, 5, [6])], 'E2 columns_alike'],
    [
      'no column of amounts but the budget’s',
      [head.map((cell) => (cell === '金额' ? '预算金额' : cell)), record(1, 5)],
      'columns_missing 金额',
    ],
    ['half a record', [head, ...three, ['2023-03-05', '物料', '活动经费']], 'D5 cell_empty'],
  ]
  test.each(refusals)('%s', async (_, rows, code) => {
    expect((await judge(csv(rows))).refused).toContain(code)
  })

  const warnings: [string, Rows, string][] = [
    ['a row that is lost: the total differs', [head, ...three.slice(1), under('合计', '1300.75')], '4 subtotal_differs'],
    [
      'a figure that was changed: a subtotal differs',
      [head, ...three, under('小计', 1300.75), record(4, 7), under('小计', 8)],
      '7 subtotal_differs',
    ],
    ['one cell in 万元', [head, ...three, record(4, '1.2万元')], 'E5 unit_in_cell'],
    ['days, then numbers', [head, ...three, [45000, ...record(4, 5).slice(1)]], 'A5 day_as_number'],
    ['words, then a number', [head, ...three, record(4, 1), record(5, 1).with(2, 1234)], 'C6 number_among_words'],
    ['a day without a year', [head, ['3月5日', ...record(1, 5).slice(1)]], 'A2 year_assumed'],
    ['a record that looks like a sum', [head, record(1, 5).with(3, '一季度电费合计')], '2 like_subtotal'],
    ['two columns of summaries', [[...head, '用途'], record(1, 5, ['别的'])], 'D2 column_chosen'],
  ]
  test.each(warnings)('%s', async (_, rows, code) => {
    const { refused, warned, skipped } = await judge(await xlsx(rows))
    expect(refused).toEqual([])
    expect([...warned, ...skipped]).toContain(code)
  })

  test('the comma of an amount that nobody quoted', async () => {
    const bytes = new TextEncoder().encode(`${head.join(',')}\r\n2023-03-01,物料,活动经费,甲,1,234.50,2023-03,FP1\r\n`)
    expect((await judge(bytes)).refused).toContain('2 too_many_cells')
  })

  test('a number that is formatted as money of another place, as 万元, or as a code', async () => {
    const rows = [head, record(1, 500), record(2, 1.5), record(3, 7)]
    const format = (numFmt: string, value: number) => ({ value, style: { numFmt } })
    const cells = new Map([
      ['1,4', format('[$HK$-C04]#,##0.00', 500)],
      ['2,4', format('0.00"万元"', 1.5)],
      ['3,4', format('"¥"#,##0.00', 7)],
    ])
    const judged = await judge(await xlsx(rows, { cells }))
    expect(judged).toMatchObject({ refused: ['E2 foreign_currency'], sum: '15007.00' })
    expect(judged.warned).toContain('E3 unit_in_cell')
  })

  test('rows and columns that are hidden or filtered out', async () => {
    const more = { rowDefs: new Map([[2, { hidden: true }]]), columns: head.map((_, at) => ({ hidden: at === 4 })) }
    expect((await judge(await xlsx([head, ...three], more))).warned).toEqual(expect.arrayContaining(['3 row_hidden', 'E2 column_hidden']))
  })
})

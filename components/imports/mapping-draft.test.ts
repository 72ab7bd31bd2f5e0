import { expect, test } from 'vitest'
import type { SheetView } from '#lib/imports/schema.ts'
import type { SheetColumn } from '#lib/sheets/schema.ts'
import { chosen, draftOf, guessed, headingsIn, likelyHeader, sampleOf } from './mapping-draft.ts'

const top = [
  ['支出台账', '', ''],
  ['', '', ''],
  ['票号', '付款日', '金额（元）'],
  ['F1', '2024-01-02', '10.00'],
  ['F2', '', '20.00'],
]
const view = (over: Partial<SheetView> = {}): SheetView => ({
  sheet: 'Sheet1',
  hidden: false,
  rows: 5,
  layout: null,
  headerRow: null,
  headings: [],
  sample: [],
  top,
  columns: {},
  missing: [],
  ...over,
})
const column = (key: string, ...names: string[]): SheetColumn => ({ key, heading: names[0] ?? key, names, isNeeded: true })

test('the row that most looks like headings is proposed: the first of the fullest, not the title above', () => {
  expect(likelyHeader(top)).toBe(3)
  expect(likelyHeader([])).toBe(1)
  expect(draftOf(view())).toEqual({ layout: null, headerRow: 3, columns: {} })
})
test('what was recognised is where the editing begins', () => {
  expect(draftOf(view({ layout: 'payments', headerRow: 2, columns: { amount: '金额' } }))).toEqual({
    layout: 'payments',
    headerRow: 2,
    columns: { amount: '金额' },
  })
})
test('another header row brings its own headings, each once, and what stands below them', () => {
  const seen = view({ headerRow: 1, headings: ['甲', '乙', '甲', ' '], sample: [['1', '2', '3', '']] })
  expect(headingsIn(seen, 1)).toEqual(['甲', '乙'])
  expect(sampleOf(seen, 1, '乙')).toEqual(['2'])
  expect(headingsIn(seen, 3)).toEqual(['票号', '付款日', '金额（元）'])
  expect(sampleOf(seen, 3, '付款日')).toEqual(['2024-01-02'])
  expect(sampleOf(seen, 3, undefined)).toEqual([])
  expect(sampleOf(seen, 3, '没有')).toEqual([])
})
test('headings that are known by name are proposed as their columns, whatever brackets they carry', () => {
  expect(
    guessed(['票号', '金额（元）', '备注'], [column('invoiceNo', '发票号', '票号'), column('amount', '金额'), column('day', '日期')]),
  ).toEqual({
    invoiceNo: '票号',
    amount: '金额（元）',
  })
})
test('merged heads read as what stands above where nothing stands below', () => {
  const merged = view({
    top: [
      ['项目', '费用', ''],
      ['', '水', '电'],
      ['甲', '1', '2'],
    ],
  })
  expect(headingsIn(merged, 2)).toEqual(['项目', '水', '电'])
  expect(sampleOf(merged, 2, '项目')).toEqual(['甲'])
})
test('a heading may be two columns, and none again', () => {
  expect(chosen({ paidOn: '日期' }, 'accrualMonth', '日期')).toEqual({ paidOn: '日期', accrualMonth: '日期' })
  expect(chosen({ amount: '金额', price: '单价' }, 'amount', null)).toEqual({ price: '单价' })
})

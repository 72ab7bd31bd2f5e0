import { describe, expect, test } from 'vitest'
import { choice, decimal, identifier, integer, text, wordOf, yesNo, yuan } from './cells.ts'
import { day, instant, moment, month } from './days.ts'
import type { Cell } from './schema.ts'

const around = { unit: null, year: 2023, epoch1904: false }
const result = (read: { value?: unknown; refused?: { code: string }; warning?: { code: string } }) =>
  read.refused ? `refused ${read.refused.code}` : read.warning ? [read.value, read.warning.code] : read.value

describe('a money cell', () => {
  test.each<[Cell, unknown]>([
    ['¥1,234.50', '1234.5'],
    ['￥1，234.50', '1234.5'],
    ['１，２３４．５', '1234.5'],
    ['1234.5元', '1234.5'],
    ['1.2万元', ['12000', 'unit_in_cell']],
    ['１２．５万', ['125000', 'unit_in_cell']],
    ['RMB 1,234.50', '1234.5'],
    ['人民币：1,234.50元整', '1234.5'],
    ['="1,234.50"', '1234.5'],
    ["'1234.50", '1234.5'],
    ['100 200', 'refused not_a_number'],
    ['12 34', 'refused not_a_number'],
    ['1.234,50', 'refused not_a_number'],
    ['100+200', 'refused not_a_number'],
    ['12%', 'refused not_a_number'],
    ['壹仟贰佰叁拾肆元伍角整', 'refused amount_in_words'],
    ['人民币壹萬元整', 'refused amount_in_words'],
    ['MOP 500', 'refused foreign_currency'],
    ['500港元', 'refused foreign_currency'],
    ['美金500', 'refused foreign_currency'],
    ['US$1,000', 'refused foreign_currency'],
    ['＄12', 'refused foreign_currency'],
    ['€5', 'refused foreign_currency'],
    ['#N/A', 'refused error_value'],
    ['人民币 3,000.00 元整', '3000'],
    ['(12.30)', '-12.3'],
    ['（12.30）', '-12.3'],
    ['-5', '-5'],
    [' 54.5 ', '54.5'],
    [0.1 + 0.2, '0.3'],
    [30230.950000000001, '30230.95'],
    ['1.005', ['1.01', 'rounded']],
    [null, null],
    ['', null],
    ['—', null],
    ['无', null],
    ['约3000', 'refused not_a_number'],
    ['三千元', 'refused amount_in_words'],
    ['1,23', 'refused not_a_number'],
    ['1.2.3', 'refused not_a_number'],
    ['HK$500', 'refused foreign_currency'],
    ['500港币', 'refused foreign_currency'],
    ['$12', 'refused foreign_currency'],
    ['#REF!', 'refused error_value'],
    ['#FORMULA!', 'refused error_value'],
    ['1e15', 'refused out_of_range'],
    [Number.POSITIVE_INFINITY, 'refused out_of_range'],
    [true, 'refused not_a_number'],
    [new Date('2023-03-05T00:00:00Z'), 'refused not_a_number'],
  ])('%j is %j', (cell, expected) => {
    expect(result(yuan()(cell, around))).toEqual(expected)
  })
  test('is taken in the unit of its header, unless it names one itself', () => {
    expect(yuan()(54.5, { ...around, unit: '万元' }).value).toBe('545000')
    expect(result(yuan()('54.5元', { ...around, unit: '万元' }))).toEqual(['54.5', 'unit_in_cell'])
    expect(result(yuan()(54.5, { ...around, unit: '港币' }))).toBe('refused foreign_currency')
    expect(yuan()(0.123456, { ...around, unit: '万元' }).value).toBe('1234.56')
  })
})

describe('a number cell', () => {
  test.each<[Cell, unknown]>([
    ['1,024 人', 1024],
    ['12', 12],
    [12.0, 12],
    ['12.5', 'refused not_an_integer'],
    ['-1', 'refused too_small'],
    ['3e9', 'refused not_an_integer'],
    ['12 apples', 'refused not_a_number'],
  ])('%j is %j', (cell, expected) => {
    expect(result(integer({ min: 0, units: ['人'] })(cell, around))).toEqual(expected)
  })
  test('keeps its decimals as text', () => {
    expect(decimal({ places: 3 })('18204.600', around).value).toBe('18204.6')
  })
})

describe('a day cell', () => {
  test.each<[Cell, unknown]>([
    ['2024年3月5日', '2024-03-05'],
    ['２０２４年３月５日', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['2024-3-5', '2024-03-05'],
    ['2024.3.5', '2024-03-05'],
    ['2024 年 3 月 5 日（星期二）', '2024-03-05'],
    ['20230308', '2023-03-08'],
    [20230308, '2023-03-08'],
    [45000, '2023-03-15'],
    ['45000', '2023-03-15'],
    [45000.6, '2023-03-15'],
    ['2023-12-09 09:05:11', '2023-12-09'],
    ['2023/12/9 9:05', '2023-12-09'],
    ['2023-12-31T20:00:00Z', '2024-01-01'],
    [new Date('2023-03-15T00:00:00Z'), '2023-03-15'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', 'refused impossible_day'],
    ['2023-13-01', 'refused impossible_day'],
    ['1999-12-31', 'refused day_outside_years'],
    ['2100-01-01', 'refused day_outside_years'],
    ['2098-01-01', 'refused day_too_far_ahead'],
    [1234, 'refused not_a_day'],
    ['3月5日', ['2023-03-05', 'year_assumed']],
    ['2月30日', 'refused impossible_day'],
    ['5-Mar-2023', '2023-03-05'],
    ['March 5, 2023', '2023-03-05'],
    ['Mar-23', 'refused day_ambiguous'],
    ['5-Mar-23', 'refused day_ambiguous'],
    ['23年3月5日', 'refused day_ambiguous'],
    ['2023年3月5日 14:30-17:00', '2023-03-05'],
    ['2023年3月5日至6日', 'refused not_a_day'],
    ['2023-03-05/06', 'refused not_a_day'],
    ['3/5/2023', 'refused day_ambiguous'],
    ['03/05/2023', 'refused day_ambiguous'],
    ['23/3/8', 'refused day_ambiguous'],
    ['下周三', 'refused not_a_day'],
    ['2023-03', 'refused not_a_day'],
    ['14:30', 'refused not_a_day'],
    ['—', null],
  ])('%j is %j', (cell, expected) => {
    expect(result(day({ happened: true })(cell, around))).toEqual(expected)
  })
  test('counts from 1904 where the file does', () => {
    expect(day()(45000 - 1462, { ...around, epoch1904: true }).value).toBe('2023-03-15')
  })
})

describe('an instant cell', () => {
  test.each<[Cell, unknown]>([
    ['2023-04-08 14:30', '2023-04-08T14:30:00+08:00'],
    ['2023年4月8日 下午2:30', '2023-04-08T14:30:00+08:00'],
    ['2023/4/8 2:30 PM', '2023-04-08T14:30:00+08:00'],
    ['2023/12/9 9:05:11', '2023-12-09T09:05:11+08:00'],
    [45000.604166666664, '2023-03-15T14:30:00+08:00'],
    ['2023-04-08', '2023-04-08T00:00:00+08:00'],
    ['2023-04-08 25:00', 'refused not_a_day'],
  ])('%j is %j', (cell, expected) => {
    expect(result(instant(cell, around))).toEqual(expected)
  })
  test('may be a time alone where its row has the day', () => {
    expect(moment('14:30', around).value).toEqual({ day: null, time: '14:30:00' })
    expect(moment(0.604166666666, around).value).toEqual({ day: null, time: '14:30:00' })
  })
})

describe('a month cell', () => {
  test.each<[Cell, unknown]>([
    ['2023-03', '2023-03-01'],
    ['2023年3月', '2023-03-01'],
    ['2023年03月份', '2023-03-01'],
    ['2023/3', '2023-03-01'],
    [202303, '2023-03-01'],
    [new Date('2023-03-15T00:00:00Z'), '2023-03-01'],
    ['3月', ['2023-03-01', 'year_assumed']],
    ['2023-13', 'refused not_a_month'],
    [2023.1, 'refused not_a_month'],
    ['2023.1', 'refused not_a_month'],
    ['2023.03', '2023-03-01'],
    [3, ['2023-03-01', 'year_assumed']],
    [13, 'refused not_a_month'],
    ['2023年3-4月', 'refused not_a_month'],
    ['一季度', 'refused not_a_month'],
  ])('%j is %j', (cell, expected) => {
    expect(result(month(cell, around))).toEqual(expected)
  })
})

test('a code that a spreadsheet has spoilt is refused: digits gone, or made a day', () => {
  const read = (cell: Cell) => result(identifier(cell, around))
  expect(read('1.23457E+19')).toBe('refused digits_lost')
  expect(read(1.23457e19)).toBe('refused digits_lost')
  expect(read(123456789012345680)).toBe('refused digits_lost')
  expect(read(new Date('2023-05-01T00:00:00Z'))).toBe('refused code_is_day')
  expect(read('00123')).toBe('00123')
  expect(read('24442000000012345678')).toBe('24442000000012345678')
  expect(read(23442000)).toBe('23442000')
})

describe('words', () => {
  const series = choice({ '“倾”沙龙': 'salon', 其他: 'other' })
  test.each(['“倾”沙龙', '"倾"沙龙', '「倾」沙龙', '倾沙龙', ' “倾” 沙龙 ', 'salon'])('%s is the salon', (cell) => {
    expect(series(cell, around).value).toBe('salon')
  })
  test('outside the list are refused with what is allowed', () => {
    expect(series('舞会', around).refused).toMatchObject({ code: 'unknown_word', params: { value: '舞会', allowed: '“倾”沙龙、其他' } })
  })
  test.each<[Cell, unknown]>([
    ['有', true],
    ['√', true],
    ['3张', true],
    ['无', false],
    ['×', false],
    [null, null],
    ['也许', 'refused not_yes_or_no'],
  ])('%j as yes or no is %j', (cell, expected) => {
    expect(result(yesNo(cell, around))).toEqual(expected)
  })
  test('keep their Chinese punctuation and lose stray spaces; codes become half-width', () => {
    expect(text()(' 会务服务公司（示例）　', around).value).toBe('会务服务公司（示例）')
    expect(identifier('ＨＴ－2023－01 ', around).value).toBe('HT-2023-01')
    expect(text()('—', around).value).toBeNull()
    expect(wordOf('「傾」沙龍')).toBe(wordOf('“倾”沙龙'))
    expect(text()('a\u0000b', around).refused?.code).toBe('bad_character')
    expect(text()('\ud800', around).refused?.code).toBe('bad_character')
    expect(text(3)('四个字吧', around).refused?.code).toBe('too_long')
  })
})

import { describe, expect, test } from 'vitest'
import { today } from '#lib/day.ts'
import { csv, judge, page, type Rows, xlsx } from '#lib/testing/ledgers.ts'
import { articleKey } from './sheet.ts'
import { asOfDay } from './sheet-review.ts'

const url = (mid: number | string, tail = 'x') => `http://mp.weixin.qq.com/s?__biz=A==&mid=${mid}&idx=1&sn=${tail}&chksm=${tail}#rd`
/** 16 columns, as the back office exports them: people, times and rates. */
const sixteen =
  '内容标题 发表时间 总阅读人数 总阅读次数 总分享人数 总分享次数 阅读后关注人数 送达人数 公众号消息阅读次数 送达阅读率 首次分享次数 分享产生阅读次数 首次分享率 每次分享带来阅读次数 阅读完成率 内容url'.split(
    ' ',
  )
/** 14 columns: without two of the rates. */
const fourteen = sixteen.filter((name) => !['首次分享率', '每次分享带来阅读次数'].includes(name))
/** 9 columns: people only. */
const nine = '内容标题 发表时间 总阅读人数 总分享人数 阅读后关注人数 送达人数 公众号消息阅读人数 阅读完成率 内容url'.split(' ')
const values: Record<string, string | number> = {
  ...{ 内容标题: '甲', 发表时间: '20230308', 总阅读人数: 202, 总阅读次数: 281, 总分享人数: 12, 总分享次数: 16, 阅读后关注人数: 2 },
  ...{ 送达人数: 330, 公众号消息阅读次数: 141, 公众号消息阅读人数: 120, 送达阅读率: 0.3061, 首次分享次数: 5, 分享产生阅读次数: 84 },
  ...{ 首次分享率: 0.0312, 每次分享带来阅读次数: 2.41, 阅读完成率: 0.6 },
}
/** A row of an export in the order of its heads. */
const row = (heads: string[], mid: number | string, over: Record<string, string | number> = {}) =>
  heads.map((name) => (name === '内容url' ? url(mid) : (over[name] ?? values[name] ?? null)))

/** GBK bytes, by turning the decoder around. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low])
  return new Uint8Array([...text].flatMap((letter) => (letter.charCodeAt(0) < 0x80 ? [letter.charCodeAt(0)] : (codes.get(letter) ?? []))))
}

describe('exports of the back office', () => {
  const layouts: [string, string[], string, string][] = [
    ['16 columns', sixteen, '404.00', '562.00'],
    ['14 columns', fourteen, '404.00', '562.00'],
    ['9 columns, people only', nine, '404.00', '0.00'],
  ]
  const dresses: [string, (heads: string[], ...lines: Rows) => Rows][] = [
    ['plain', (heads, ...lines) => [heads, ...lines]],
    ['under title rows', (heads, ...lines) => [['内容分析'], ['2023-03-01 至 2023-03-31'], heads, ...lines]],
    ['behind an empty first column', (heads, ...lines) => [[null, '内容分析'], [], ...[heads, ...lines].map((line) => [null, ...line])]],
  ]
  const cases = layouts.flatMap(([name, heads, people, times]) =>
    dresses.map(([dress, dressed]) => ({ name, heads, people, times, dress, dressed })),
  )
  test.each(cases)(
    'with $name $dress are read as csv, GBK csv, xlsx and a web page called xls',
    async ({ heads, people, times, dressed }) => {
      const rows = dressed(heads, row(heads, 501), row(heads, 502))
      const text = new TextDecoder().decode(csv(rows))
      for (const bytes of [csv(rows), gbk(text), await xlsx(rows), page(rows)]) {
        const read = { layouts: ['articles'], rows: 2, refused: [], warned: [], skipped: [] }
        expect(await judge(bytes, 'readUsers')).toEqual({ ...read, sum: people })
        expect(await judge(bytes, 'readTimes')).toEqual({ ...read, sum: times })
      }
    },
  )

  test('of followers are web pages called xls, with and without a title', async () => {
    const heads = ['时间', '新关注人数', '取消关注人数', '净增关注人数', '累积关注人数']
    const days: Rows = [
      ['2023-12-31', '1', '0', '1', '396'],
      ['2023-12-30', '1', '1', '0', '395'],
    ]
    for (const rows of [
      [heads, ...days],
      [['用户增长'], heads, ...days],
    ])
      expect(await judge(page(rows), 'totalUsers')).toMatchObject({ layouts: ['follower_days'], rows: 2, sum: '791.00', refused: [] })
  })
})

test.each([
  ['mid and idx among what varies', url(7), { mid: '7', idx: 1 }],
  ['escaped as in a web page', 'https://mp.weixin.qq.com/s?__biz=A&amp;mid=8&amp;idx=2&amp;sn=c', { mid: '8', idx: 2 }],
  ['the names of older addresses', 'https://mp.weixin.qq.com/mp/appmsg/show?appmsgid=9&itemidx=3', { mid: '9', idx: 3 }],
  ['a short address', 'https://mp.weixin.qq.com/s/abc', null],
])('an address with %s', (_, address, key) => expect(articleKey(address)).toEqual(key))

test.each([
  ['a column', { asOfOn: '2023-04-01' }, ['数据截至 2023-05-01'], '2023-04-01'],
  ['words above the table', { asOfOn: null }, ['内容分析', '数据截至：2023年5月1日'], '2023-05-01'],
  ['the day of export', {}, ['导出时间：2023/5/1 10:20'], '2023-05-01'],
  ['digits alone', {}, ['截止20230501'], '2023-05-01'],
])('the day of the figures is told by %s', (_, values, above, day) => expect(asOfDay({ values: values as never, above })).toBe(day))
test('a span of days above the table is no day of the figures, nor is one to come', () => {
  for (const above of [['2023-03-01 至 2023-03-31'], ['数据截至 2099-01-01'], ['数据截至 2023-02-30'], []])
    expect(asOfDay({ values: {}, above })).toBe(today())
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { csv, judge, type Rows, textOf, xlsx } from '#lib/testing/ledgers.ts'
import type { Cell } from './schema.ts'

const demo = (name: string) => new Uint8Array(readFileSync(`prisma/demo/2023/${name}`))
const whole = async (rows: Rows, column: string) => {
  const [text, office] = [await judge(csv(rows), column), await judge(await xlsx(rows), column)]
  expect(text).toEqual(office)
  return office
}

describe('each noun as other offices keep it', () => {
  test('organisations in traditional characters, with heads counted and a total', async () => {
    const rows: Rows = [
      ['入駐機構名冊', null, null, null, null, null, '2023年12月'],
      ['序號', '機構編號', '機構名稱', '機構類型', '地區', '入駐日期', '辦公位置', '面積（㎡）', '常駐人數'],
      [1, 'JG-1', '甲商會', '商會', '香港', '2023.3.6', '501', '32㎡', '4人'],
      [2, 'JG-2', '乙協會', '協會', '澳門', '2023年3月7日', '502', 28.5, 3],
      ['合計', null, null, null, null, null, null, 60.5, 7],
    ]
    expect(await whole(rows, 'headcount')).toMatchObject({ layouts: ['organisations'], rows: 2, sum: '7.00', refused: [] })
  })
  test('a budget in 万元 under its title, with groups and sums', async () => {
    const rows: Rows = [
      ['2023年度预算表', null, '单位：万元'],
      ['一级项目', '子项目', '年初预算数', '全年预算数'],
      ['综合保障', '场地租赁费', 54.5, 54.5],
      ['综合保障', '活动经费', '23.63', '23.63'],
      ['综合保障', '小计', 78.13, 78.13],
      [null, '合计', 78.13, 78.13],
    ]
    expect(await whole(rows, 'initialYuan')).toMatchObject({ layouts: ['budget_lines'], rows: 2, sum: '781300.00', refused: [] })
  })
  test('settlements whose amount is not quantity × price are taken as written, with heads on each page', async () => {
    const head: Cell[] = ['结算编号', '合同号', '服务项目', '计量单位', '结算数量', '合同单价（元）', '结算金额（元）', '结算日期']
    const row = (at: number, amount: number): Cell[] => [`JS${at}`, 'HT-1', '保洁', '月', 2, 100, amount, '2023/12/28']
    expect(await whole([head, row(1, 200), head, row(2, 210), ['合计', null, null, null, 4, null, 410]], 'amountYuan')).toMatchObject({
      ...{ layouts: ['settlements'], rows: 2, sum: '410.00', refused: [] },
    })
  })
  test('readings with a total of their amounts', async () => {
    const rows: Rows = [
      ['电表号', '表计类型', '抄表时间', '上月读数', '本月读数', '倍数', '实际用量（度）', '单价（元/度）', '应缴金额（元）'],
      ['D1', '电表', '2023.3.28', 100, 110, 10, '100度', 0.8, 80],
      ['D1', '电表', '2023.4.28', 110, 121, 10, '110度', 0.8, 88],
      ['合计', null, null, null, null, null, 210, null, 168],
    ]
    expect(await whole(rows, 'amountYuan')).toMatchObject({ layouts: ['meter_readings'], rows: 2, sum: '168.00', refused: [] })
  })
  test('articles with nine columns under a title, and a list that an office keeps with a total', async () => {
    const url = (mid: number) => `https://mp.weixin.qq.com/s?__biz=A&mid=${mid}&idx=1&sn=b`
    const nine: Rows = [
      [null, '内容分析'],
      [
        null,
        '内容标题',
        '发表时间',
        '总阅读人数',
        '总分享人数',
        '阅读后关注人数',
        '送达人数',
        '公众号消息阅读人数',
        '阅读完成率',
        '内容url',
      ],
      [null, '甲', 20230308, 15, 3, 1, 31, 9, 0.6, url(1)],
      [null, '乙', '20230309', '1,024', 3, 1, 31, 9, '60%', url(2)],
    ]
    expect(await whole(nine, 'readUsers')).toMatchObject({ layouts: ['articles'], rows: 2, sum: '1039.00', refused: [] })
    const kept: Rows = [
      ['序号', '推文标题', '推送日期', '阅读量', '链接'],
      [1, '甲', '2023年3月8日', 20, url(1)],
      ['合计', null, null, 25],
    ]
    expect((await whole(kept, 'readTimes')).skipped).toEqual(['3 subtotal_differs'])
  })
  test('requests, matches, policies, inspections and rooms with titles, notes and other names', async () => {
    const tables: [string, Rows][] = [
      [
        'requests',
        [
          ['诉求台账'],
          ['工单号', '所属机构', '登记日期', '诉求类型', '诉求内容', '办理期限', '办结时间'],
          ['S1', '甲', '2023/3/1', '财税', '开户', '2023/3/8', '—'],
          ['填表人：某'],
        ],
      ],
      [
        'matches',
        [
          ['对接编号', '机构名称', '合作方', '进展', '对接时间'],
          ['D1', '甲', '区局', '已签约', '2023年3月1日'],
        ],
      ],
      ['policies', [['制度汇编目录'], ['序号', '规章制度', '发文日期', '发文字号'], [1, '资金管理办法', '2023.3.10', '示例〔2023〕1号']]],
      [
        'inspections',
        [
          ['检查日期', '检查部位', '检查项目', '检查结果', '存在问题'],
          ['2023.3.20', '办公区', '消防', '√', '无'],
          ['2023.3.20', '会议室', '消防', '需整改', '灯坏'],
        ],
      ],
      [
        'seats',
        [
          ['楼层', '房号', '房间用途', '面积(㎡)', '工位号', '启用时间'],
          ['5层', '501', '独立办公室', 32, '501', '2023-03-01'],
        ],
      ],
      [
        'sign_ins',
        [
          ['活动编号', '参会单位', '参会人数', '签到时间'],
          ['HD-1', '甲', '3人', '14:30'],
          ['合计', null, 3],
        ],
      ],
      [
        'events',
        [
          ['活动编码', '活动主题', '活动类型', '举办时间', '举办地点'],
          ['HD-9', '沙龙', '沙龙', '2023年3月5日 14:30-17:00', '501'],
        ],
      ],
    ]
    for (const [layout, rows] of tables) {
      const judged = await whole(rows, 'heads')
      expect(judged, layout).toMatchObject({ layouts: [layout], refused: [] })
    }
  })
  test('a target that an old file holds as a fraction of a percentage is asked about', async () => {
    const head: Cell[] = ['一级指标', '二级指标', '三级指标', '年度指标值', '计量单位', '权重']
    expect(await whole([head, ['过程', '资金管理', '预算执行率', '≥95%', '%', 100]], 'weight')).toMatchObject({
      layouts: ['indicators'],
      refused: [],
    })
  })
})

describe('the sample in other kinds of file', () => {
  const ledger = '05-支出台账.xlsx'
  test('is the same as csv in UTF-8, GB18030 and UTF-16, and as tabs', async () => {
    const { parse } = await import('./parse.ts')
    const [grid] = await parse(demo(ledger))
    const rows = grid?.rows ?? []
    for (const bytes of [csv(rows), csv(rows, '\t'), csv(rows, ';'), new Uint8Array(Buffer.from(`\uFEFF${textOf(rows)}`, 'utf16le'))]) {
      expect(await judge(bytes)).toMatchObject({ rows: 99, sum: '1460750.00', refused: [], warned: [] })
    }
    const [meters] = await parse(demo('06-抄表记录.csv'))
    const cells = meters?.rows ?? []
    const [asText, asOffice] = [await judge(demo('06-抄表记录.csv')), await judge(await xlsx(cells))]
    expect(asOffice).toEqual(asText)
    expect(asText).toMatchObject({ layouts: ['meter_readings'], rows: 20, refused: [] })
  })
  test('cut off anywhere is refused, never taken for a shorter file', async () => {
    for (const name of [ledger, '04-公众号-用户增长.xls', '08-诉求台账.xlsx']) {
      const bytes = demo(name)
      for (let part = 1; part < 12; part++) {
        const judged = await judge(bytes.subarray(0, Math.floor((bytes.length * part) / 12)))
        expect(judged.refused, `${name} ${part}/12`).not.toEqual([])
        expect(judged.rows).toBe(0)
      }
    }
  })
  test('as text, cut off in the middle of a line or a letter, is refused', async () => {
    const bytes = demo('06-抄表记录.csv')
    const ends = [...bytes.keys()].filter((at) => bytes[at] === 0x0a)
    const cuts = ends.slice(3, 12).map((end) => end + 9)
    for (const cut of cuts) expect((await judge(bytes.subarray(0, cut))).refused).toEqual(['file_corrupt'])
  })
  test('an old xls is read, and refused when it is cut off or has bytes changed; so is any other document', async () => {
    const old = new Uint8Array(readFileSync('lib/testing/ledger.xls'))
    expect(await judge(old)).toMatchObject({ layouts: ['payments'], rows: 2, sum: '300.50', refused: [] })
    for (let part = 1; part < 24; part++) {
      const judged = await judge(old.subarray(0, Math.floor((old.length * part) / 24)))
      expect(judged.refused, `${part}/24`).not.toEqual([])
    }
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1])
    for (const bytes of [picture, jpeg, new TextEncoder().encode('%PDF-1.7'), new Uint8Array(3000).fill(7)])
      expect((await judge(bytes)).refused).toEqual(['not_a_spreadsheet'])
  })
  test('in Big5, as Hong Kong offices save csv', async () => {
    // 支付日期 and other heads
    const head = 'a4e4a549a4e9b4c12cb64fa5cecef7a74f2ca46cb6b5a5d82cba4bad6e2caaf7c3422cb64fa5cec26bc4dda4eba5f70d0a'
    const { decodeText } = await import('./sniff.ts')
    const bytes = new Uint8Array(Buffer.from(head, 'hex'))
    expect(decodeText(bytes)).toMatch(/^支付日期,/)
  })
})

import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

testDatabase()
const viewer = as('viewer')
const term = { measure: 'articles.read_times', reducer: 'sum', from: '2023-01-01', to: '2023-12-31' } as const

beforeAll(async () => {
  const data = Array.from({ length: 450 }, (_, at) => ({
    ...{ mid: `m${at}`, idx: 1, title: at === 0 ? '=HYPERLINK("http://example.org")' : `推文${at}` },
    publishedOn: new Date(Date.UTC(2023, 0, 1 + (at % 300))),
    readTimes: at % 9 === 0 ? null : at,
  }))
  await db().article.createMany({ data })
})

describe('the records behind a figure', () => {
  test('come page by page without a gap or a repetition, in either order, with how many there are', async () => {
    for (const order of ['day', '-day', 'amount', '-amount'] as const) {
      const pages = await Promise.all([0, 150, 300].map((skip) => viewer.facts.rows({ ...term, list: 'counted', order, skip, take: 150 })))
      const rows = pages.flatMap((page) => page.rows)
      expect(pages.map(({ total }) => total)).toEqual([400, 400, 400])
      expect(new Set(rows.map(({ id }) => id)).size).toBe(400)
      const told = rows.map(({ day, value }) => (order.endsWith('day') ? day : String(value).padStart(5, '0')))
      expect(told).toEqual(order.startsWith('-') ? told.toSorted().reverse() : told.toSorted())
    }
  })

  test('are narrowed to some facets, each with its own reading', async () => {
    const row = { category: '水', summary: '水费', paidOn: new Date('2023-05-01'), accrualMonth: new Date('2023-04-01') }
    for (const [subProject, amountYuan] of [
      ['活动经费', '10.50'],
      ['活动经费', '1'],
      ['日常运作经费', '4'],
    ] as const)
      await db().payment.create({ data: { ...row, subProject, amountYuan } })
    const paid = { ...term, measure: 'costs.paid' } as const
    const trace = await viewer.facts.trace(paid)
    expect(trace.groups).toEqual([
      { facet: '日常运作经费', value: '4.00', records: 1 },
      { facet: '活动经费', value: '11.50', records: 2 },
    ])
    const { rows, total } = await viewer.facts.rows({ ...paid, list: 'counted', only: ['活动经费'], order: 'amount' })
    expect([total, ...rows.map(({ value }) => value)]).toEqual([2, '1.00', '10.50'])
  })

  test('are a file that says how they were counted, with the reasons of those left out, and holds no formula', async () => {
    const file = await viewer.facts.export({
      ...term,
      title: '阅读次数',
      notes: ['口径：阅读次数合计', '期间 2023-01-01 至 2023-12-31', '何审计 · 2026-03-12 09:00'],
      headings: ['日期', '记录', '分组', '数值', '未计入原因', '佐证', '来自文件'],
      words: { not_reported: '平台未提供该数字' },
      limitNote: '…',
    })
    const text = await file.text()
    expect(text.startsWith('阅读次数\r\n口径：阅读次数合计\r\n期间 2023-01-01 至 2023-12-31\r\n')).toBe(true)
    expect(new Uint8Array(await file.arrayBuffer()).slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]))
    expect(text).toContain(`"'=HYPERLINK(""http://example.org"")",,,平台未提供该数字`)
    expect(text.trim().split('\r\n')).toHaveLength(4 + 2 + 450)
  })
})

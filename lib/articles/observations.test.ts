import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { plusDays, today } from '#lib/day.ts'
import { db, inTransaction } from '#lib/db.ts'
import { type ImportOptions, importFiles } from '#lib/sheets/import.ts'
import { as, codeOf } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { csv, page, type Rows } from '#lib/testing/ledgers.ts'

testDatabase()
const operator = as('operator')

const url = (mid: number | string, tail = 'x') => `http://mp.weixin.qq.com/s?__biz=A==&mid=${mid}&idx=1&sn=${tail}&chksm=${tail}#rd`
/** 16 columns, as the back office exports them: people, times and rates. */
const sixteen =
  '内容标题 发表时间 总阅读人数 总阅读次数 总分享人数 总分享次数 阅读后关注人数 送达人数 公众号消息阅读次数 送达阅读率 首次分享次数 分享产生阅读次数 首次分享率 每次分享带来阅读次数 阅读完成率 内容url'.split(
    ' ',
  )
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

async function bring(rows: Rows | Uint8Array, options: Partial<ImportOptions> = {}) {
  const bytes = rows instanceof Uint8Array ? rows : csv(rows)
  const { files } = await importFiles([{ name: '内容分析.csv', bytes }], { year: 2023, actor: 'test', ...options })
  const [file] = files
  const issues = file?.rows.flatMap((one) => one.issues) ?? []
  return {
    ...{ state: file?.state, batchId: file?.batchId ?? '' },
    refused: [...(file?.notes ?? []), ...issues].filter(({ severity }) => severity === 'refused').map(({ code }) => code),
    warned: issues.filter(({ severity }) => severity === 'warned').map(({ code, column, params }) => ({ code, column, params })),
  }
}
const article = (mid: number | string) => db().article.findFirstOrThrow({ where: { mid: String(mid) } })
const figures = async (mid: number | string) => {
  const { readUsers, readTimes, shareUsers, shareTimes, followsAfter, deliveredUsers } = await article(mid)
  return [readUsers, readTimes, shareUsers, shareTimes, followsAfter, deliveredUsers]
}
const seen = async (mid: number | string) => {
  const { observations } = await operator.articles.seen({ id: (await article(mid)).id })
  return observations.map(({ day, source, readUsers, readTimes, withdrawnAt }) => [
    day,
    source,
    readUsers,
    readTimes,
    ...(withdrawnAt ? ['withdrawn'] : []),
  ])
}
beforeEach(async () => {
  await db().$executeRaw`update years set closed_at = null where closed_at is not null`
  await db().$executeRaw`delete from articles`
  await db().$executeRaw`delete from follower_days`
})

describe('exports of the back office', () => {
  test('of people leave the times that are known, and of times the people', async () => {
    await bring([sixteen, row(sixteen, 502)])
    await bring([nine, row(nine, 502, { 总阅读人数: 210 })])
    expect(await figures(502)).toEqual([210, 281, 12, 16, 2, 330])
    await bring([
      ['标题', '发表时间', '阅读次数', '链接'],
      ['甲', '2023-03-08', 300, url(502)],
    ])
    expect(await figures(502)).toEqual([210, 300, 12, 16, 2, 330])
    expect((await seen(502)).map((one) => one.slice(2))).toEqual([
      [202, 281],
      [210, null],
      [null, 300],
    ])
  })

  test.each([
    ['fewer than the readers known', [nine, row(nine, 503)], { 阅读次数: 150 }, 'times_below_people', 202],
    ['fewer than before', [sixteen, row(sixteen, 503)], { 阅读次数: 202 }, 'times_below_people', 202],
  ])('are doubted at the cell where times are %s', async (_, first, told) => {
    await bring(first as Rows)
    const done = await bring([
      ['标题', '发表时间', '阅读次数', '链接'],
      ['甲', '2023-03-08', (told as { 阅读次数: number }).阅读次数, url(503)],
    ])
    expect(done.warned).toEqual([
      expect.objectContaining({ column: '阅读次数', code: expect.stringMatching(/^times_(below_people|fell)$/) }),
    ])
  })
})

describe('what was seen of an article', () => {
  const asOf = (day: string, over: Record<string, number>, mid = 601) =>
    bring([['内容分析'], [`数据截至：${day}`], sixteen, row(sixteen, mid, over)])

  test('is kept each time, and an older export that comes later replaces nothing newer', async () => {
    await asOf('2023-04-01', { 总阅读次数: 300 })
    const late = await asOf('2023-03-10', { 总阅读次数: 281 })
    expect(late.warned).toEqual([{ code: 'older_observation', column: null, params: { day: '2023-03-10', known: '2023-04-01' } }])
    expect(await figures(601)).toEqual([202, 300, 12, 16, 2, 330])
    expect(await seen(601)).toEqual([
      ['2023-03-10', 'import', 202, 281],
      ['2023-04-01', 'import', 202, 300],
    ])
    await asOf('2023-05-01', { 总阅读次数: 320 })
    expect(await figures(601)).toEqual([202, 320, 12, 16, 2, 330])
    expect(await article(601)).toMatchObject({ asOfOn: new Date('2023-05-01') })
  })

  test('an older export still tells what no newer one told', async () => {
    await bring([['数据截至 2023-05-01'], nine, row(nine, 602, { 总阅读人数: 250 })])
    await asOf('2023-04-01', {}, 602)
    expect(await figures(602)).toEqual([250, 281, 12, 16, 2, 330])
    expect((await article(602)).figuresOn).toMatchObject({ read_users: '2023-05-01', read_times: '2023-04-01' })
  })

  test('a person’s word counts as it is, and an export without a day is of today', async () => {
    await asOf('2023-05-01', {}, 603)
    const { id, version } = await operator.articles.get({ id: (await article(603)).id })
    const input = { ...(await operator.articles.get({ id })), readTimes: 200, url: url(603) }
    await operator.articles.revise({ ...input, version })
    expect(await figures(603)).toEqual([202, 200, 12, 16, 2, 330])
    expect((await seen(603)).at(-1)).toEqual([today(), 'form', 202, 200])
    await asOf('2023-06-01', { 总阅读次数: 400 }, 603)
    expect((await figures(603))[1]).toBe(200)
    await bring([sixteen, row(sixteen, 603, { 总阅读次数: 500 })])
    expect((await figures(603))[1]).toBe(500)
  })

  test('psql and a new form are seen, too; what never had figures is not', async () => {
    const blank = { readUsers: null, readTimes: null, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null }
    const base = { idx: 1, title: '乙', publishedOn: '2023-03-08', url: null, ...blank }
    const first = await operator.articles.log({ ...base, id: randomUUID(), mid: '604', readUsers: 7, asOfOn: '2023-03-20' })
    expect(await seen(604)).toEqual([['2023-03-20', 'form', 7, null]])
    await db().$executeRaw`update articles set read_users = 9 where id = ${first.id}::uuid`
    expect((await seen(604)).at(-1)).toEqual([today(), 'form', 9, null])
    await operator.articles.log({ ...base, id: randomUUID(), mid: '605' })
    expect(await seen(605)).toEqual([])
    const again = { ...base, id: randomUUID(), mid: '606', readUsers: 7 }
    const once = await operator.articles.log(again)
    expect(await operator.articles.log(again)).toEqual(once)
    expect(await seen(606)).toHaveLength(1)
  })

  test('a day that has not come is refused, and nothing is written', async () => {
    const input = { id: randomUUID(), mid: '607', idx: 1, title: '丙', publishedOn: '2023-03-08', url: null, readUsers: 1 }
    const rest = { readTimes: null, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null }
    expect(await codeOf(operator.articles.log({ ...input, ...rest, asOfOn: plusDays(today(), 1) }))).toBe('RULE_BROKEN')
    expect(await db().article.count({ where: { mid: '607' } })).toBe(0)
  })

  test('an import that is undone is withdrawn, and what was seen before counts again', async () => {
    await asOf('2023-04-01', { 总阅读次数: 300 }, 608)
    const before = await db().$queryRaw`select to_jsonb(a) - array['version', 'updated_at'] as line from articles a where mid = '608'`
    const { batchId } = await asOf('2023-05-01', { 总阅读次数: 999 }, 608)
    expect(await operator.imports.undo({ batchId })).toMatchObject({ restored: 1 })
    expect(await db().$queryRaw`select to_jsonb(a) - array['version', 'updated_at'] as line from articles a where mid = '608'`).toEqual(
      before,
    )
    expect(await seen(608)).toEqual([
      ['2023-04-01', 'import', 202, 300],
      ['2023-05-01', 'import', 202, 999, 'withdrawn'],
    ])
    await asOf('2023-04-15', { 总阅读次数: 310 }, 608)
    expect((await figures(608))[1]).toBe(310)
  })

  test('cannot be changed or taken away by hand', async () => {
    await asOf('2023-04-01', {}, 609)
    await expect(db().$executeRaw`update article_observations set read_times = 1`).rejects.toThrow(/only grow/)
    await expect(db().$executeRaw`delete from article_observations`).rejects.toThrow(/only grow/)
  })

  test('the same export again changes nothing and is not seen twice', async () => {
    await bring([sixteen, row(sixteen, 610)])
    expect(await bring([sixteen, row(sixteen, 610)])).toMatchObject({ state: 'unchanged' })
    expect(await seen(610)).toHaveLength(1)
  })
})

describe('an article that moved to another day', () => {
  test('is warned about with both days', async () => {
    await bring([sixteen, row(sixteen, 701)])
    const done = await bring([sixteen, row(sixteen, 701, { 发表时间: '20240102' })])
    expect(done.warned).toContainEqual({ code: 'article_moved', column: '发表时间', params: { from: '2023-03-08', to: '2024-01-02' } })
  })

  test('moves neither out of a closed year nor into it: by file, by form', async () => {
    await bring([sixteen, row(sixteen, 702), row(sixteen, 703, { 发表时间: '20240102' })])
    await db().$executeRaw`update years set closed_at = now() where year = 2023`
    const [inside, outside] = [await article(702), await article(703)]
    for (const [mid, day] of [
      [702, '20240102'],
      [703, '20230308'],
    ] as const)
      expect(await bring([sixteen, row(sixteen, mid, { 发表时间: day })])).toMatchObject({
        state: 'refused',
        refused: ['database_year_closed'],
      })
    const move = async (id: string, publishedOn: string) =>
      codeOf(operator.articles.revise({ ...(await operator.articles.get({ id })), publishedOn }))
    expect(await move(inside.id, '2024-01-02')).toBe('YEAR_CLOSED')
    expect(await move(outside.id, '2023-03-08')).toBe('YEAR_CLOSED')
    expect([await article(702), await article(703)]).toEqual([inside, outside])
    expect((await seen(702)).length).toBe(1)
  })
})

describe('followers', () => {
  const heads = ['时间', '新关注人数', '取消关注人数', '净增关注人数', '累积关注人数']
  const file = (rows: Rows) => bring(page([['用户增长'], heads, ...rows]))
  test('that do not fit the day after, or jump, are warned about at their cell', async () => {
    await file(Array.from({ length: 10 }, (_, at) => [plusDays('2023-05-01', at), 1, 0, 1, 101 + at]))
    await file([['2023-05-12', 1, 0, 1, 112]])
    expect((await file([['2023-05-11', 1, 0, 1, 2110]])).warned.map(({ code }) => code).sort()).toEqual(
      ['followers_jump', 'next_day_differs', 'stock_and_flow_differ'].sort(),
    )
  })
  test('come day by day, with the ends of the series', async () => {
    await file([
      ['2023-05-03', 2, 0, 2, 104],
      ['2023-05-01', 5, 0, 5, 101],
    ])
    const series = await as('viewer').followerDays.series({ from: '2023-05-02', to: '2023-05-31' })
    expect(series).toMatchObject({ first: '2023-05-01', last: '2023-05-03', days: [{ day: '2023-05-03', totalUsers: 104, newUsers: 2 }] })
  })
})

test('an observation is written with its article or not at all', async () => {
  await expect(
    inTransaction({ actor: 'test', operation: 'test' }, async (tx) => {
      await tx.article.create({ data: { mid: '801', idx: 1, title: '丁', publishedOn: new Date('2023-03-08'), readUsers: 3 } })
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await db().articleObservation.count({ where: { article: { mid: '801' } } })).toBe(0)
})

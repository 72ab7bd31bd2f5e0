import { randomUUID } from 'node:crypto'
import { strToU8 } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { db, inTransaction } from '#lib/db.ts'
import { importFiles } from '#lib/sheets/import.ts'
import { as, codeOf } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { demoFiles, importDemo } from '#lib/testing/demo.ts'
import { rollupDifferences } from '../server/facts.ts'

const database = testDatabase()
beforeAll(async () => {
  await importDemo()
}, 120_000)

const csv = (name: string, ...lines: string[]) => ({ name, bytes: strToU8(lines.join('\n')) })
/** Imports one file and gives its batch. */
async function bring(file: { name: string; bytes: Uint8Array }, year = 2023): Promise<string> {
  const { files } = await importFiles([file], { year, actor: 'test' })
  expect(files[0]?.state, JSON.stringify(files[0]?.rows.flatMap(({ issues }) => issues))).toBe('written')
  return files[0]?.batchId ?? ''
}
const undo = (batchId: string) => as('operator').imports.undo({ batchId })
const articles = (name: string, ...rows: string[]) =>
  csv(
    name,
    '内容标题,内容url,发表时间,阅读次数',
    ...rows.map((row) => row.replace('#', 'https://mp.weixin.qq.com/s?__biz=M&mid=').replace('#', '&idx=1')),
  )
const readsOf = async () =>
  (await db().$queryRaw<{ reads: string | null }[]>`select sum(value)::text as reads from rollup where measure = 'articles.read_times'`)[0]
    ?.reads
/** All that people see of the records: every live row of every table that imports fill, without its version and instants. */
async function picture(): Promise<string> {
  const tables = [
    'articles',
    'organisations',
    'stays',
    'payments',
    'contracts',
    'contract_lines',
    'settlements',
    'events',
    'sign_ins',
    'budget_lines',
  ]
  const rows = await Promise.all(
    tables.map((table) =>
      db().$queryRawUnsafe(
        `select md5(string_agg(line::text, '' order by line ->> 'id')) as "${table}" from (
           select to_jsonb(r) - array['version', 'updated_at', 'removed_at'] as line from ${table} r where removed_at is null) l`,
      ),
    ),
  )
  return JSON.stringify(rows)
}

test('what a batch brought goes, what it changed is as it was, and the sums with it', async () => {
  const before = [await picture(), await readsOf()]
  const known = await db().article.findFirstOrThrow({ where: { readTimes: { not: null }, removedAt: null } })
  const batch = await bring(
    articles(
      '更新.csv',
      `新的一篇,#990001#,2023-03-02,70`,
      `${known.title},#${known.mid}#,2023-03-02,99999`.replace('&idx=1', `&idx=${known.idx}`),
    ),
  )
  expect(await readsOf()).not.toBe(before[1])
  expect(await undo(batch)).toEqual({ removed: 1, restored: 1, left: [] })
  expect([await picture(), await readsOf()]).toEqual(before)
  expect((await as('viewer').imports.batches({})).rows.find(({ id }) => id === batch)).toMatchObject({ undoneBy: 'test-operator' })
})

test('twice is as good as once', async () => {
  const batch = await bring(articles('两次.csv', `两次,#990002#,2023-03-02,7`))
  await undo(batch)
  const before = await picture()
  expect(await undo(batch)).toEqual({ removed: 0, restored: 0, left: [] })
  expect(await picture()).toBe(before)
})

test('what somebody worked on since stays and is named, with why', async () => {
  const batch = await bring(
    articles('改过.csv', `改过的,#990003#,2023-03-02,7`, `没改的,#990004#,2023-03-02,8`, `有附件的,#990005#,2023-03-02,9`),
  )
  const find = (mid: string) => db().article.findFirstOrThrow({ where: { mid } })
  const changed = await find('990003')
  await inTransaction({ actor: 'chen', operation: 'articles.revise' }, (tx) =>
    tx.article.update({ where: { id: changed.id }, data: { readTimes: 70 } }),
  )
  const proved = await find('990005')
  await db().$executeRaw`
    insert into evidence (id, source, record_id, kind, file_name, media_type, size_bytes, sha256) values (${randomUUID()}::uuid, 'articles', ${proved.id}::uuid, 'photo', 'a.pdf', 'application/pdf', 1, repeat('0', 64))`
  expect(await undo(batch)).toEqual({
    removed: 1,
    restored: 0,
    left: [
      { recordId: changed.id, title: '改过的', path: `/articles?open=${changed.id}`, reason: 'changed' },
      { recordId: proved.id, title: '有附件的', path: `/articles?open=${proved.id}`, reason: 'evidence' },
    ],
  })
  expect((await find('990004')).removedAt).not.toBeNull()
  expect((await find('990003')).readTimes).toBe(70)
})

test('a record on which others hang that people logged stays; what the batch itself hung on it goes first', async () => {
  const register = (...codes: string[]) =>
    csv(
      '名册.csv',
      '机构编号,机构名称,机构类型,地区,行业,状态,入驻日期,房间',
      ...codes.map((code) => `${code},${code}商会,商会,香港,贸易,在驻,2023-05-01,501`),
    )
  const batch = await bring(register('Z901', 'Z902'))
  const [first] = await db().organisation.findMany({ where: { code: 'Z901' } })
  const staying = await db().stay.findMany({ where: { organisation: { code: 'Z901' } } })
  expect(staying).toHaveLength(1)
  await inTransaction({ actor: 'chen', operation: 'requests.log' }, async (tx) => {
    await tx.$executeRaw`insert into contacts (id, organisation_id, name) values (${randomUUID()}::uuid, ${first?.id}::uuid, '陈先生')`
  })
  const result = await undo(batch)
  expect(result.left).toMatchObject([{ recordId: first?.id, title: 'Z901 Z901商会', reason: 'referred' }])
  expect(await db().organisation.count({ where: { code: 'Z902', removedAt: null } })).toBe(0)
  expect(await db().stay.count({ where: { organisation: { code: { in: ['Z901', 'Z902'] } }, removedAt: null } })).toBe(0)
})

test('the same file comes again after it was taken back, and can be taken back again', async () => {
  const file = articles('再来.csv', `再来,#990006#,2023-03-02,7`)
  const first = await bring(file)
  const with1 = await picture()
  await undo(first)
  const without = await picture()
  const second = await bring(file)
  expect(await picture()).toBe(with1)
  expect(await undo(second)).toEqual({ removed: 0, restored: 1, left: [] })
  expect(await picture()).toBe(without)
})

test('every file of a year can be taken back in the reverse order, and nothing of it is left', async () => {
  const text = async () =>
    (
      await db().$queryRaw<
        unknown[]
      >`select measure, day, facet, sum(value)::text, sum(records)::int from rollup group by 1, 2, 3 having sum(records) <> 0 order by 1, 2, 3`
    ).length
  const batches = await db().importBatch.findMany({
    where: { actorName: 'test', undoneAt: null, fileName: { in: demoFiles().map(({ name }) => name) } },
    orderBy: { createdAt: 'desc' },
  })
  expect(batches).toHaveLength(16)
  const left = []
  for (const { id } of batches) left.push(...(await undo(id)).left)
  expect(left.filter(({ reason }) => reason === 'changed')).toEqual([])
  expect(await rollupDifferences(database.url())).toEqual([])
  expect(await text()).toBeLessThan(5)
}, 120_000)

test('of two batches that changed one record the later is taken back first, then the earlier', async () => {
  const reads = async () => (await db().article.findFirstOrThrow({ where: { mid: '990010' } })).readTimes
  const batches: string[] = []
  for (const times of [7, 8, 9]) batches.push(await bring(articles('三次.csv', `三次,#990010#,2023-03-02,${times}`)))
  const [first = '', second = '', third = ''] = batches
  expect((await undo(second)).left).toMatchObject([{ reason: 'changed' }])
  expect(await reads()).toBe(9)
  expect(await undo(third)).toMatchObject({ restored: 1, left: [] })
  expect(await reads()).toBe(8)
  expect(await undo(second)).toMatchObject({ restored: 1, left: [] })
  expect(await reads()).toBe(7)
  expect(await undo(first)).toMatchObject({ removed: 1, left: [] })
})

test('figures of a closed year stay: the whole undo is refused in a sentence', async () => {
  const batch = await bring(articles('关账.csv', `关账,#990007#,2021-03-02,7`), 2021)
  await db().$executeRaw`insert into years (year, closed_at) values (2021, now()) on conflict (year) do update set closed_at = now()`
  expect(await codeOf(undo(batch))).toBe('YEAR_CLOSED')
  expect(await db().article.count({ where: { mid: '990007', removedAt: null } })).toBe(1)
  expect((await db().importBatch.findUniqueOrThrow({ where: { id: batch } })).undoneAt).toBeNull()
  await db().$executeRaw`update years set closed_at = null where year = 2021`
})

test('the sample year has its own removal, and who may not write takes nothing back', async () => {
  const file = articles('示例.csv', `样本文章,#990008#,2023-03-02,7`)
  const { files } = await importFiles([file], { year: 2023, actor: 'sample', sample: true })
  const batchId = files[0]?.batchId ?? ''
  expect(await codeOf(undo(batchId))).toBe('RULE_BROKEN')
  for (const role of ['viewer', 'office', 'head', 'director', 'admin'] as const)
    expect(await codeOf(as(role).imports.undo({ batchId }))).toBe('NOT_ALLOWED')
  expect(await codeOf(undo(randomUUID()))).toBe('NOT_FOUND')
})

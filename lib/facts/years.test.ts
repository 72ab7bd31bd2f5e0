import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rollupDifferences } from '../server/facts.ts'
import { copyRows } from '../testing/copy.ts'
import { testDatabase } from '../testing/database.ts'
import { factTables } from '../testing/records.ts'
import { drawScript, makeParents, play } from '../testing/writers.ts'

const database = testDatabase()
let client: Client
let other: Client
const closed = { code: 'CH001', detail: '2023' }
const unknown = { code: 'CH002' }

beforeAll(async () => {
  ;[client, other] = [new Client({ connectionString: database.url() }), new Client({ connectionString: database.url() })]
  await Promise.all([client.connect(), other.connect()])
})
afterAll(() => Promise.all([client.end(), other.end()]))
beforeEach(async () => {
  await client.query('update years set closed_at = null where closed_at is not null')
  await client.query('delete from articles')
  await client.query(`insert into articles (mid, idx, title, published_on, read_times) values
    ('1', 1, '甲', '2022-12-31', 5), ('2', 1, '乙', '2023-06-01', 5), ('3', 1, '丙', '2024-01-01', 5)`)
  await client.query('update years set closed_at = now() where year = 2023')
})
const insert = (mid: string, day: string) =>
  client.query(`insert into articles (mid, idx, title, published_on) values ($1, 1, '丁', $2)`, [mid, day])

test('a record that would count in a closed year is refused: a form, a bulk statement, COPY', async () => {
  await expect(insert('4', '2023-01-01')).rejects.toMatchObject(closed)
  await expect(
    client.query(
      `insert into articles (mid, idx, title, published_on) select 'b' || n, 1, '丁', date '2022-12-01' + n * 20 from generate_series(1, 5) n`,
    ),
  ).rejects.toMatchObject(closed)
  await expect(copyRows(client, 'articles', [{ mid: '5', idx: 1, title: '丁', published_on: '2023-12-31' }])).rejects.toMatchObject(closed)
  expect((await client.query('select count(*)::int as rows from articles')).rows).toEqual([{ rows: 3 }])
})

test('a change of figures, a removal and a delete in a closed year are refused', async () => {
  await expect(client.query(`update articles set read_times = 6 where mid = '2'`)).rejects.toMatchObject(closed)
  await expect(client.query(`update articles set removed_at = now() where mid = '2'`)).rejects.toMatchObject(closed)
  await expect(client.query(`delete from articles where mid = '2'`)).rejects.toMatchObject(closed)
  await expect(client.query('delete from articles')).rejects.toMatchObject(closed)
})

test('a record moves neither out of a closed year nor into it', async () => {
  await expect(client.query(`update articles set published_on = '2024-06-01' where mid = '2'`)).rejects.toMatchObject(closed)
  await expect(client.query(`update articles set published_on = '2023-06-01' where mid = '1'`)).rejects.toMatchObject(closed)
})

test('a typo in a closed year is mended, as is what does not count, and open years go on', async () => {
  await client.query(`update articles set title = '乙（更正）' where mid = '2'`)
  await client.query(`update articles set published_on = published_on, read_times = read_times`)
  await client.query(
    `insert into events (code, title, kind, held_on, status) values ('X1', '取消的沙龙', 'salon', '2023-03-01', 'cancelled')`,
  )
  await insert('6', '2024-02-29')
  await insert('7', '2022-01-01')
  await expect(
    client.query(`update events set status = 'held', declared = '{sign_in,minutes,photo}' where code = 'X1'`),
  ).rejects.toMatchObject(closed)
})

test('days within one closed year are figures, too: an article keeps its month', async () => {
  await expect(client.query(`update articles set published_on = '2023-07-01' where mid = '2'`)).rejects.toMatchObject(closed)
})

test('a fact outside the years that the house knows is refused', async () => {
  await expect(insert('8', '1999-12-31')).rejects.toMatchObject(unknown)
  await expect(insert('8', '2100-01-01')).rejects.toMatchObject(unknown)
})

test.each([...factTables, 'evidence', 'contract_findings', 'years', 'users'])('TRUNCATE of %s is refused', async (table) => {
  await expect(client.query(`truncate ${table} cascade`)).rejects.toMatchObject({ code: 'CH003' })
})

/** Whether `work` is still going after a while in which it would long be done. */
const isWaiting = async (work: Promise<unknown>) =>
  Promise.race([work.then(() => false), new Promise<boolean>((done) => setTimeout(() => done(true), 300))])

test('closing waits for a writer who has written, and takes what was written into account', async () => {
  await other.query('begin')
  await other.query(`insert into articles (mid, idx, title, published_on) values ('9', 1, '丁', '2024-05-01')`)
  const closing = client.query('update years set closed_at = now() where year = 2024')
  expect(await isWaiting(closing)).toBe(true)
  await other.query('commit')
  await closing
  const found = await client.query(
    `select sum(records)::int as articles from rollup where measure = 'articles.published' and day >= '2024-01-01'`,
  )
  expect(found.rows).toEqual([{ articles: 2 }])
})

test.each(['read committed', 'repeatable read', 'serializable'])(
  'a writer at %s waits for closing and is then refused',
  async (isolation) => {
    await other.query(`begin isolation level ${isolation}`)
    await other.query('select count(*) from years')
    await client.query('begin')
    await client.query('update years set closed_at = now() where year = 2024')
    const writing = other.query(`insert into articles (mid, idx, title, published_on) values ('9', 1, '丁', '2024-05-01')`).then(
      () => 'written',
      (error) => error.code,
    )
    expect(await isWaiting(writing)).toBe(true)
    await client.query('commit')
    expect(await writing).toBe(isolation === 'read committed' ? 'CH001' : '40001')
    await other.query('rollback')
  },
)

test('three who wait in a circle through a closing are let through, not failed', async () => {
  const third = new Client({ connectionString: database.url() })
  await third.connect()
  const article = `insert into articles (mid, idx, title, published_on) values ('10', 1, '丁', '2024-05-01') on conflict do nothing`
  await other.query('begin')
  await other.query(`update articles set read_times = 7 where mid = '3'`)
  const closing = client.query('update years set closed_at = now() where year = 2022') // waits for the first writer
  expect(await isWaiting(closing)).toBe(true)
  await third.query('begin')
  const behind = third.query(article) // queues behind the closing, with its row already made
  expect(await isWaiting(behind)).toBe(true)
  const circle = other.query(article) // and the first writer waits for that row
  await behind
  await third.query('commit')
  await circle
  await other.query('commit')
  await closing
  await third.end()
}, 20_000)

test('the figures read when a year was closed are its figures for ever, whoever was writing', async () => {
  await client.query('update years set closed_at = null where closed_at is not null')
  const parents = await makeParents(client)
  const figures = `select measure, day::text, facet, sum(value)::float8 as value, sum(records)::int as records from rollup
    where day between '2023-01-01' and '2023-12-31' group by 1, 2, 3 having sum(records) <> 0 order by 1, 2, 3`
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.nat({ max: 60 }), async (chance, pause) => {
      const scripts = Array.from({ length: 12 }, (_, writer) => drawScript(chance, writer, parents))
      const close = async () => {
        await new Promise((done) => setTimeout(done, pause))
        await client.query('begin')
        await client.query('update years set closed_at = now() where year = 2023')
        const { rows } = await client.query(figures)
        await client.query('commit')
        return rows
      }
      const [atClosing, ...refusals] = await Promise.all([close(), ...scripts.map((script) => play(database.url(), script))])
      expect(refusals.flat().filter(({ code }) => code !== 'CH001')).toEqual([])
      expect((await client.query(figures)).rows).toEqual(atClosing)
      expect(await rollupDifferences(database.url())).toEqual([])
      await client.query('update years set closed_at = null where closed_at is not null')
      const kept = [
        ...parents.events,
        ...parents.contracts,
        ...parents.budgetLines,
        ...parents.seats,
        parents.survey,
        ...parents.materialVersions,
      ]
      for (const table of ['evidence', ...factTables]) await client.query(`delete from ${table} where id <> all ($1::uuid[])`, [kept])
    }),
    { numRuns: Number(process.env.FACTS_RUNS ?? 12), endOnFailure: true },
  )
}, 120_000)

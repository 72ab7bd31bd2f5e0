import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { live } from './live.ts'
import { testDatabase } from './testing/database.ts'

const database = testDatabase()
const stop = new AbortController()
afterAll(() => stop.abort())

const sql = async (text: string) => {
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  await client.query(text)
  await client.end()
}

/** A board that is open: the first notice says that it is listening. */
async function openBoard() {
  const notices = live(stop.signal)
  expect((await notices.next()).value).toEqual({ measures: [], tables: [] })
  return async () => new Set((await notices.next()).value?.measures)
}

test('every open board hears which measures a write touched, whoever wrote', async () => {
  const [first, second] = await Promise.all([openBoard(), openBoard()])
  const heard = Promise.all([first(), second()])
  await sql(`insert into articles (mid, idx, title, published_on, read_times) values ('1', 1, 'a', '2026-03-01', 5)`)
  for (const measures of await heard) expect(measures).toContain('articles.read_times')
})

test('a write is told at once, and a burst of writes in far fewer notices than there were writes, nothing of it lost', async () => {
  const hear = await openBoard()
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  const first = hear()
  await client.query(`insert into surveys (title, year) values ('s', 2026)`)
  await first
  for (let at = 1; at <= 100; at++) await client.query(`insert into policies (name, required_from) values ('p${at}', '2026-01-01')`)
  await client.query(`insert into follower_days (day, total_users) values ('2026-03-01', 1)`)
  await client.end()
  let notices = 0
  for (const heard = new Set<unknown>(); !heard.has('followers.total'); notices++) for (const measure of await hear()) heard.add(measure)
  expect(notices).toBeLessThan(50)
})

test('after the connection was lost everybody is told to look anew', async () => {
  const hear = await openBoard()
  const heard = hear()
  await sql(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'house live' and datname = current_database()`)
  expect(await heard).toEqual(new Set(['*']))
  const again = hear()
  await sql(`insert into policies (name, required_from) values ('q', '2026-01-01')`)
  expect(await again).toContain('policies.required')
})

test('every open list hears which tables a write touched, once a transaction, and nothing of one that changed nothing', async () => {
  const notices = live(stop.signal)
  await notices.next()
  const heard = notices.next()
  await sql(
    `update rooms set name = name; insert into rooms (code, name, floor) values ('101', '会议室', '1'), ('102', '展厅', '1'); update rooms set floor = '2'`,
  )
  expect((await heard).value).toEqual({ measures: [], tables: ['rooms'] })
  const next = notices.next()
  await sql(`update rooms set search_text = 'x'; update rooms set floor = '2'`)
  await sql(`begin; insert into rooms (code, name, floor) values ('103', '无', '1'); rollback`)
  await sql(`insert into surveys (title, year) values ('满意度', 2026)`)
  expect((await next).value).toEqual({ measures: [], tables: ['surveys'] })
})

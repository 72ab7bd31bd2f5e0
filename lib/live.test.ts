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
  expect((await notices.next()).value).toEqual({ measures: [] })
  return async () => new Set((await notices.next()).value?.measures)
}

test('every open board hears which measures a write touched, whoever wrote', async () => {
  const [first, second] = await Promise.all([openBoard(), openBoard()])
  const heard = Promise.all([first(), second()])
  await sql(`insert into articles (mid, idx, title, published_on, read_times) values ('1', 1, 'a', '2026-03-01', 5)`)
  for (const measures of await heard) expect(measures).toContain('articles.read_times')
})

test('writes close together are told as one', async () => {
  const hear = await openBoard()
  const heard = hear()
  await Promise.all([
    sql(`insert into policies (name, required_from) values ('p', '2026-01-01')`),
    sql(`insert into follower_days (day, total_users) values ('2026-03-01', 1)`),
  ])
  const measures = await heard
  expect(measures).toContain('policies.required')
  expect(measures).toContain('followers.total')
})

test('after the connection was lost everybody is told to look anew', async () => {
  const hear = await openBoard()
  const heard = hear()
  await sql(`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen facts'`)
  expect(await heard).toEqual(new Set(['*']))
  const again = hear()
  await sql(`insert into policies (name, required_from) values ('q', '2026-01-01')`)
  expect(await again).toContain('policies.required')
})

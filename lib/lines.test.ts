import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Asker, askerWho, onBehalfOf } from './asker.ts'
import { atOneMoment, closeDb, db, inTransaction, pool } from './db.ts'
import { fromDatabase } from './errors.ts'
import { keptUntilTouched } from './kept.ts'
import { databaseAnswers } from './live.ts'
import { testDatabase } from './testing/database.ts'

const database = testDatabase()
const beside = { client: new Client() }
beforeAll(async () => {
  beside.client = new Client({ connectionString: database.url() })
  await beside.client.connect()
  await databaseAnswers()
})
afterAll(() => beside.client.end())

const sleeping = async () =>
  (
    await beside.client.query(
      `select pid from pg_stat_activity where state = 'active' and query like '%pg_sleep(25)%' and pid <> pg_backend_pid()`,
    )
  ).rowCount
function visitor(): { asker: Asker; leave: () => void } {
  const ways: (() => void)[] = []
  const asker = askerWho((leave) => ways.push(leave))
  return { asker, leave: () => ways[0]?.() }
}
const code = (work: Promise<unknown>) =>
  work
    .then(
      () => 'done',
      (error) => fromDatabase(error),
    )
    .then((told) => (told as { code?: string }).code ?? told)

test.each([
  ['a prepared question', () => pool().query('select pg_sleep(25)')],
  ['a question through Prisma', async () => await db().$queryRaw`select pg_sleep(25)::text`],
  ['reads of one moment', () => atOneMoment((tx) => tx.$queryRaw`select pg_sleep(25)::text`)],
])('%s is called off at the server when whoever asked leaves, and its line is as good as before', async (_, ask) => {
  const { asker, leave } = visitor()
  const told = code(onBehalfOf(asker, ask))
  await expect.poll(sleeping).toBe(1)
  leave()
  expect(await told).toBe('BUSY')
  expect(await sleeping()).toBe(0)
  expect((await pool().query('select 1 as one')).rows).toEqual([{ one: 1 }])
  expect(await db().organisation.count()).toBe(0)
  expect(pool().totalCount - pool().idleCount).toBe(0)
})

test('what is asked for somebody who has left already is not asked at all', async () => {
  const { asker, leave } = visitor()
  leave()
  expect(await code(onBehalfOf(asker, () => pool().query('select pg_sleep(25)')))).toBe('BUSY')
  expect(await code(onBehalfOf(asker, () => atOneMoment((tx) => tx.organisation.count())))).toBe('BUSY')
  expect(pool().totalCount - pool().idleCount).toBe(0)
})

test('nobody else’s question is hit, though all share few lines and wait for one another’s', async () => {
  const { asker, leave } = visitor()
  const gone = Array.from({ length: 60 }, () => code(onBehalfOf(asker, () => pool().query('select pg_sleep(25)'))))
  const stays = Array.from({ length: 60 }, (_, at) =>
    code(onBehalfOf(visitor().asker, () => pool().query('select pg_sleep(0.02), $1::int', [at]))),
  )
  await expect.poll(sleeping).toBeGreaterThan(10)
  leave()
  expect(new Set(await Promise.all(gone))).toEqual(new Set(['BUSY']))
  expect(new Set(await Promise.all(stays))).toEqual(new Set(['done']))
})

test('a write comes to its end whoever leaves, and so does an answer that others wait for, too', async () => {
  const { asker, leave } = visitor()
  const write = onBehalfOf(asker, () =>
    inTransaction({ actor: 'test', operation: 'test' }, async (tx) => {
      await tx.$queryRaw`select pg_sleep(0.3)::text`
      return tx.policy.create({ data: { name: '印章管理制度', requiredFrom: new Date('2026-01-01') } })
    }),
  )
  const first = onBehalfOf(asker, () => keptUntilTouched('shared', () => pool().query('select pg_sleep(0.3), 7 as seven')))
  const second = onBehalfOf(visitor().asker, () => keptUntilTouched('shared', () => pool().query('select 8 as seven')))
  leave()
  expect((await write).name).toBe('印章管理制度')
  expect(await Promise.all([first, second].map(async (answer) => (await answer).rows[0].seven))).toEqual([7, 7])
})

test('a server that compiles questions by default does not compile the house’s', async () => {
  const { pathname } = new URL(database.url())
  await beside.client.query(`alter database "${pathname.slice(1)}" set jit = on`)
  await closeDb()
  expect((await pool().query('show jit')).rows).toEqual([{ jit: 'off' }])
  expect(await db().$queryRaw`show jit`).toEqual([{ jit: 'off' }])
})

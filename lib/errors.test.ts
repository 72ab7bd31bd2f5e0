import { writeFile } from 'node:fs/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { db, inTransaction, pool, type Tx } from './db.ts'
import { type ErrorCode, fail, fromDatabase, isUserError } from './errors.ts'
import { PrismaClient } from './generated/prisma/client.ts'
import { testDatabase } from './testing/database.ts'

const { url } = testDatabase()
const organisation = { kind: 'chamber', region: 'macao', stage: 'resident' }
const first = '01980000-0000-7000-8000-000000000001'

/** What a reader would be told of a failed write. */
async function toldOf(work: (tx: Tx) => Promise<unknown>): Promise<{ code: ErrorCode; params?: object; fields?: string[] }> {
  const thrown = await inTransaction({ actor: 'test', operation: 'test' }, work).then(
    () => expect.fail('nothing was refused'),
    (error: unknown) => fromDatabase(error),
  )
  if (!isUserError(thrown)) throw thrown
  return { code: thrown.code, ...thrown.data }
}
const raised = (sqlState: string) => (tx: Tx) =>
  tx.$executeRawUnsafe(`do $$ begin raise exception using errcode = '${sqlState}', message = 'as in life'; end $$`)

beforeAll(async () => {
  await db().organisation.createMany({
    data: [
      { id: first, code: 'A', name: 'A', ...organisation },
      { code: 'B', name: 'B', ...organisation },
    ],
  })
  await db().$executeRaw`insert into years (year, closed_at) values (2021, now()) on conflict (year) do update set closed_at = now()`
})

describe('what the database refuses', () => {
  test('a closed year is named', async () => {
    const article = { mid: '1', idx: 1, title: 't', publishedOn: new Date('2021-05-01') }
    expect(await toldOf((tx) => tx.article.createMany({ data: [article] }))).toEqual({
      code: 'YEAR_CLOSED',
      params: { year: '2021', what: 'figures' },
    })
    const bySql = `insert into articles (mid, idx, title, published_on) values ('2', 1, 't', '2021-05-01')`
    expect(await toldOf((tx) => tx.$executeRawUnsafe(bySql))).toEqual({ code: 'YEAR_CLOSED', params: { year: '2021', what: 'figures' } })
  })

  test('a day outside the years that the house knows is told', async () => {
    const article = { mid: '3', idx: 1, title: 't', publishedOn: new Date('1999-05-01') }
    expect(await toldOf((tx) => tx.article.createMany({ data: [article] }))).toEqual({ code: 'DAY_OUTSIDE_YEARS' })
  })

  test('a duplicate names the field, by whichever way it was written', async () => {
    const data = { code: 'A', name: 'C', ...organisation }
    const told = { code: 'DUPLICATE', fields: ['code'] }
    expect(await toldOf((tx) => tx.organisation.create({ data }))).toEqual(told)
    expect(await toldOf((tx) => tx.organisation.updateMany({ where: { code: 'B' }, data: { code: 'A' } }))).toEqual(told)
    expect(await toldOf((tx) => tx.$executeRaw`update organisations set code = 'A' where code = 'B'`)).toMatchObject({ code: 'DUPLICATE' })
  })

  test('a missing reference names the field', async () => {
    const stay = { organisationId: '01980000-0000-7000-8000-00000000dead', place: '101', startedOn: new Date('2023-01-01') }
    const told = { code: 'REFERENCE_MISSING', fields: ['organisationId'] }
    expect(await toldOf((tx) => tx.stay.createMany({ data: [stay] }))).toEqual(told)
  })

  test('a check constraint is named as the rule', async () => {
    const stay = { organisationId: first, place: '101', startedOn: new Date('2023-02-01'), endedOn: new Date('2023-01-01') }
    const told = { code: 'RULE_BROKEN', params: { rule: 'stays_end_after_start' } }
    expect(await toldOf((tx) => tx.stay.createMany({ data: [stay] }))).toEqual(told)
  })

  test('what no column can hold is refused as content, not answered as a bug', async () => {
    const told = { code: 'RULE_BROKEN', params: { rule: 'unstorable' } }
    expect(await toldOf((tx) => tx.organisation.count({ where: { name: { contains: 'a\u0000b' } } }))).toEqual(told)
    const reading = { meterCode: 'M', kind: 'water', readOn: new Date('2023-01-01'), previous: '999999999999', current: '1', usage: '1' }
    expect(await toldOf((tx) => tx.meterReading.createMany({ data: [reading] }))).toEqual(told)
  })

  test.each([
    ...['40001', '40P01', '53300', '55P03', '57014'].map((state) => [state, 'BUSY']),
    ...['57P01', '57P03', '08006'].map((state) => [state, 'DATABASE_AWAY']),
    ['53100', 'STORAGE_FULL'],
  ])('%s is the moment, not the request: %s, through Prisma and past it', async (sqlState, code) => {
    expect(await toldOf(raised(sqlState))).toEqual({ code })
    const past = await pool().query(`do $$ begin raise exception using errcode = '${sqlState}'; end $$`).catch(fromDatabase)
    expect(past).toMatchObject({ code, status: 503, digest: code })
  })

  test('a line that breaks under a statement or a transaction says that the database is away', async () => {
    const sleeping = `from pg_stat_activity where query like '%pg_sleep(20)%' and state = 'active' and pid <> pg_backend_pid()`
    const other = new Client({ connectionString: url() })
    await other.connect()
    const broken = [
      pool().query('select pg_sleep(20)'),
      db().$queryRaw`select pg_sleep(20)::text`,
      inTransaction({ actor: 'test', operation: 'test' }, (tx) => tx.$queryRaw`select pg_sleep(20)::text`),
    ].map((work) => work.catch(fromDatabase))
    await expect.poll(async () => (await other.query(`select pid ${sleeping}`)).rowCount).toBe(3)
    await other.query(`select pg_terminate_backend(pid) ${sleeping}`)
    expect(await Promise.all(broken)).toMatchObject(Array(3).fill({ code: 'DATABASE_AWAY' }))
    await other.end()
    // the pool has its places back
    await expect.poll(() => pool().totalCount - pool().idleCount).toBe(0)
  })

  test('plain SQL whose line the server resets is told as a database that is away', () => {
    const reset = { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'ConnectionClosed' } } } }
    expect(fromDatabase(reset)).toMatchObject({ code: 'DATABASE_AWAY', status: 503 })
  })

  test('a disk without room for a file has its own sentence', async () => {
    const full = await writeFile('/dev/full', 'x').catch(fromDatabase)
    if (process.platform === 'linux') expect(full).toMatchObject({ code: 'STORAGE_FULL', status: 503 })
  })

  test('a transaction that ran out of time is BUSY', async () => {
    const slow = db().$transaction(
      async (tx) => {
        await tx.$queryRaw`select pg_sleep(0.3)::text`
        await tx.organisation.count()
      },
      { timeout: 100 },
    )
    expect(fromDatabase(await slow.catch((error: unknown) => error))).toMatchObject({ code: 'BUSY', status: 503 })
  })

  test('an exhausted pool is BUSY, for reads and for writes', async () => {
    const adapter = new PrismaPg({ connectionString: url(), max: 1, connectionTimeoutMillis: 200 })
    const narrow = new PrismaClient({ adapter, transactionOptions: { maxWait: 5000 } })
    const holding = narrow.$transaction((tx) => tx.$queryRaw`select pg_sleep(1)::text`)
    await new Promise((done) => setTimeout(done, 100))
    const told = await Promise.all([
      narrow.organisation.count().catch(fromDatabase),
      narrow.$transaction((tx) => tx.organisation.count()).catch(fromDatabase),
    ])
    expect(told).toMatchObject([{ code: 'BUSY' }, { code: 'BUSY' }])
    await holding
    await narrow.$disconnect()
  })

  test('a server that is away is told as that', async () => {
    const away = new PrismaClient({ adapter: new PrismaPg({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' }) })
    expect(await away.organisation.count().catch(fromDatabase)).toMatchObject({ code: 'DATABASE_AWAY' })
    expect(await away.$transaction((tx) => tx.organisation.count()).catch(fromDatabase)).toMatchObject({ code: 'DATABASE_AWAY' })
    const past = new Client({ connectionString: 'postgresql://nobody@localhost:1/none' })
    expect(await past.connect().catch(fromDatabase)).toMatchObject({ code: 'DATABASE_AWAY' })
  })

  test('anything unknown stays what it was, and so does an error for the user', async () => {
    const bug = new Error('a bug')
    expect(fromDatabase(bug)).toBe(bug)
    expect(fromDatabase(null)).toBe(null)
    const stale = fail('STALE')
    expect(fromDatabase(stale)).toBe(stale)
    const unknown = await inTransaction({ actor: 'test', operation: 'test' }, raised('22012')).catch((error: unknown) => error)
    expect(isUserError(fromDatabase(unknown))).toBe(false)
  })
})

import { Client } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { db, inTransaction } from './db.ts'
import { keptUntilTouched } from './kept.ts'
import { listening } from './live.ts'
import { testDatabase } from './testing/database.ts'

const database = testDatabase()
const signature = { actor: 'test', operation: 'test' }
let reads = 0
beforeEach(() => {
  reads = 0
})
const policies = () =>
  keptUntilTouched('policies', async () => {
    reads += 1
    return db().policy.count()
  })
const addPolicy = (name: string) => `insert into policies (name, required_from) values ('${name}', '2026-01-01')`
/** Another instance: it shares the database with this one and nothing else. */
const elsewhere = async (text: string) => {
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  await client.query(text)
  await client.end()
}
/** Waits until this process has heard of what was written elsewhere. */
const heard = async (before: number | null) => expect.poll(listening, { interval: 5 }).not.toBe(before)

test('what nobody touches is read once, also by many at the same moment', async () => {
  const known = await policies()
  expect(await Promise.all([policies(), policies(), policies()])).toEqual([known, known, known])
  expect(reads).toBe(1)
})

test('whoever wrote here reads what was written, at once', async () => {
  const before = await policies()
  await inTransaction(signature, (tx) => tx.$executeRawUnsafe(addPolicy('here')))
  expect(await policies()).toBe(before + 1)
})

test('what another instance wrote is read anew as soon as it is told', async () => {
  const before = await policies()
  const moment = await listening()
  await elsewhere(addPolicy('there'))
  await heard(moment)
  expect(await policies()).toBe(before + 1)
})

test('a reading that began before a write is not kept after it', async () => {
  const [read, finish] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = keptUntilTouched('slow', async () => {
    const seen = await db().policy.count()
    read.resolve()
    await finish.promise
    return seen
  })
  await read.promise
  await inTransaction(signature, (tx) => tx.$executeRawUnsafe(addPolicy('between')))
  finish.resolve()
  const seen = await slow
  expect(await keptUntilTouched('slow', () => db().policy.count())).toBe(seen + 1)
})

test('a reading that failed is tried again', async () => {
  const failing = () => keptUntilTouched('failing', () => Promise.reject(new Error('away')))
  await expect(failing()).rejects.toThrow('away')
  expect(await keptUntilTouched('failing', async () => 1)).toBe(1)
})

test('while notices cannot be heard nothing is kept', async () => {
  await policies()
  const moment = await listening()
  await elsewhere(`select pg_terminate_backend(pid) from pg_stat_activity where query = 'select 1' or query like 'listen%'`)
  await heard(moment)
  await policies()
  expect(reads).toBe(2)
})

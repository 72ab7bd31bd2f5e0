import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { upgrade } from './facts.ts'
import { standingOf } from './migrate.ts'

const database = testDatabase()
const later = '99990101000000_of_these_tests'
/** The migrations of a version after this one: it knows one more. */
function newer(sql: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'chamber-migrations-'))
  cpSync('prisma/migrations', dir, { recursive: true })
  mkdirSync(join(dir, later))
  writeFileSync(join(dir, later, 'migration.sql'), sql)
  return dir
}
const clients: Client[] = []
async function connected(): Promise<Client> {
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  clients.push(client)
  return client
}
afterAll(async () => {
  for (const client of clients) await client.end()
})
const functionsOf = async (client: Client) =>
  (await client.query(`select count(*)::int as n from pg_proc where pronamespace = 'public'::regnamespace`)).rows[0].n

test('while a newer version takes over, an older instance goes on writing, and all that it writes is audited and summed', async () => {
  const migrations = newer('alter table policies add column of_these_tests text;')
  const older = await connected()
  let [done, isOver] = [0, false]
  const writing = (async () => {
    while (!isOver || done === 0) {
      try {
        await older.query('begin')
        await older.query(`select set_config('app.actor', 'older', true), set_config('app.operation', 'test.write', true)`)
        await older.query(`insert into policies (name, required_from) values ($1, '2026-01-01')`, [`written meanwhile ${done}`])
        await older.query('commit')
        done += 1
      } catch (error) {
        // the two may have waited for one another; the house tells its user to try again
        if ((error as { code?: string }).code !== '40P01') throw error
        await older.query('rollback')
      }
    }
  })()
  expect(await upgrade(database.url(), migrations)).toEqual([later])
  isOver = true
  await writing
  const { rows } = await older.query(
    `select count(*)::int as written, count(a.*)::int as audited from policies p left join audit_entries a on a.record_id = p.id and a.actor = 'older'
     where p.name like 'written meanwhile %'`,
  )
  expect(rows[0]).toEqual({ written: done, audited: done })
})

test('an older instance that starts again leaves a database that a newer version has been at as it is', async () => {
  const client = await connected()
  const before = await functionsOf(client)
  await client.query(`update fact_sources set sha256 = 'of the newer version' where name = 'kernel.sql'`)
  expect((await standingOf(client)).unknown).toEqual([later])
  expect(await upgrade(database.url())).toEqual([])
  expect((await client.query(`select sha256 from fact_sources where name = 'kernel.sql'`)).rows).toEqual([
    { sha256: 'of the newer version' },
  ])
  expect(await functionsOf(client)).toBe(before)
  await client.query(`delete from _prisma_migrations where migration_name = '${later}'`)
  await client.query('alter table policies drop column of_these_tests')
  await upgrade(database.url())
})

test('a migration that fails takes everything back with it: the functions stay, and nothing of it is there', async () => {
  const client = await connected()
  const before = await functionsOf(client)
  const migrations = newer('alter table policies add column of_these_tests text; select 1 / 0;')
  await expect(upgrade(database.url(), migrations)).rejects.toThrow('division by zero')
  expect(await functionsOf(client)).toBe(before)
  expect((await standingOf(client, migrations)).pending).toEqual([later])
  await expect(client.query('select of_these_tests from policies')).rejects.toThrow('does not exist')
})

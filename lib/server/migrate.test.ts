import { globSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../testing/database.ts'
import { onDatabase } from '../testing/server.ts'
import { pendingMigrations, schemaDifference, schemaFromNothing } from './migrate.ts'

const database = testDatabase()
const fresh = `fresh_${process.pid}`
let admin: Client
beforeAll(async () => {
  admin = new Client({ connectionString: onDatabase(database.url(), 'postgres') })
  await admin.connect()
  await admin.query(`create database ${fresh}`)
})
afterAll(async () => {
  await admin.query(`drop database ${fresh} with (force)`)
  await admin.end()
})

/** Columns, keys and indexes as the database has them. What Prisma's schema cannot say (checks, triggers, exclusions, trigrams, indexes of a part) is not compared. */
async function shapeOf(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const found = await client.query<{ line: string }>(`
    select concat_ws(' ', table_name, column_name, udt_name, numeric_precision, numeric_scale, is_nullable, column_default) as line
    from information_schema.columns where table_schema = 'public' and table_name in (select tablename from pg_tables where schemaname = 'public')
    union all select indexdef from pg_indexes where schemaname = 'public' and indexdef !~ 'USING (gin|gist)| WHERE '
    union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where contype in ('f', 'p', 'u') and connamespace = 'public'::regnamespace
    order by 1`)
  await client.end()
  return found.rows.map(({ line }) => line).filter((line) => !/_prisma_migrations|throttles/.test(line))
}

test('prisma/schema asks for nothing that no migration makes', async () => {
  expect(await schemaDifference(database.url())).toBe('')
})

test('the migrations make the very tables that prisma/schema describes', async () => {
  const url = onDatabase(database.url(), fresh)
  const sql = await schemaFromNothing(url)
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
  expect(await shapeOf(database.url())).toEqual(await shapeOf(url))
})

test('a prepared database has no migration left to apply', async () => {
  expect(await pendingMigrations(database.url())).toEqual([])
})

/** References to rows that are never really deleted, or from tables of few rows: nobody waits for the search. */
const fewRows = [
  ...['applications.organisation_id', 'assessments.scorecard_id', 'contract_lines.amendment_id', 'contracts.procurement_id'],
  ...['evaluation_comments.parent_id', 'events.kind', 'events.series_id', 'meters.room_id', 'organisations.service_team_id'],
  ...['request_categories.team_id', 'requests.team_id'],
]
test('whoever deletes a row does not wait for a search through every row that could refer to it', async () => {
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  const found = await client.query<{ reference: string }>(`
    select c.conrelid::regclass || '.' || a.attname as reference
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace
      and not exists (select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = a.attnum) order by 1`)
  await client.end()
  expect(found.rows.map(({ reference }) => reference).filter((reference) => !fewRows.includes(reference))).toEqual([])
})

test('no two files of prisma/facts write a function of one name: the later one would take the place of the other', () => {
  const names = globSync('prisma/facts/**/*.sql').flatMap((file) => [
    // a helper that several files need before the others are there is written alike in each
    ...new Set(readFileSync(file, 'utf8').match(/(?<=create or replace function )(?!facts_of\b|house_today\b)\w+/g)),
  ])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect(names.length).toBeGreaterThan(100)
})

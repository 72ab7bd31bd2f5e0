import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Client, DatabaseError } from 'pg'
import { masksByTable } from '../personal-data.ts'
import { keepReadings, readingsVersion } from './han.ts'
import { applyMigrationsThrough, standingOf } from './migrate.ts'

const dir = 'prisma/facts'
/** Applied in this order: what the search reads while nothing watches the rows yet, then the kernel, and what stamps rows after it versions them. */
const shared = [
  'search.sql',
  'kernel.sql',
  'stamps.sql',
  'stamps/budget.sql',
  'stamps/budget-control.sql',
  'stamps/contracts.sql',
  'stamps/meters.sql',
  'stamps/surveys.sql',
  'stamps/materials.sql',
  'stamps/articles.sql',
  'stamps/requests.sql',
  'stamps/inspections.sql',
  'stamps/policies.sql',
  'stamps/indicators.sql',
  'stamps/monitoring.sql',
  'stamps/evaluations.sql',
  'stamps/closings.sql',
  'public.sql',
]
/** The content of han_readings, under a name beside the files. */
const readings = 'han_readings'
/** What the audit masks, from the one list of personal data; in the database, because triggers write the audit. */
const personal = 'personal_data'
const personalMasks = `create or replace function personal_masks() returns jsonb language sql immutable as
  $masks$ select '${JSON.stringify(masksByTable)}'::jsonb $masks$`
const factTables = (): string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.sql') && !shared.includes(name))
    .map((name) => name.replace('.sql', ''))
    .sort()

/** Re-applies prisma/facts when its text differs from what the database has, and rebuilds rollup in the same transaction. True when it did. */
export const applyFacts = (url: string): Promise<boolean> => withClient(url, (client) => againstWriters(client, () => applyChanged(client)))

/**
 * Brings tables and facts of a database that may be in use up to this version's, in one transaction: an older instance that goes on serving sees all of it
 * or nothing, and what it writes is always audited, stamped and summed, by the older functions or by the newer ones. Names the migrations that were
 * applied. A database that a newer version has been at is left as that one made it.
 */
export const upgrade = (url: string, migrations?: string): Promise<string[]> =>
  withClient(url, (client) =>
    againstWriters(client, async () => {
      const { pending, unknown } = await standingOf(client, migrations)
      if (unknown.length > 0) return []
      if (pending.length > 0) {
        await dropFacts(client)
        await applyMigrationsThrough(client, pending, migrations)
      }
      await applyChanged(client)
      return pending
    }),
  )

async function againstWriters<T>(client: Client, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await inTurn(client, work)
    } catch (error) {
      // another instance is writing while the tables are being taken: it goes first, we try again
      const lostToWriters = error instanceof DatabaseError && error.code === '40P01'
      if (!lostToWriters || tries === 5) throw error
    }
  }
}

async function applyChanged(client: Client): Promise<boolean> {
  const wanted = sources()
  const have = await client.query<{ name: string; sha256: string }>('select name, sha256 from fact_sources order by name collate "C"')
  if (JSON.stringify(have.rows) === JSON.stringify(wanted)) return false
  await dropFacts(client)
  const had = new Map(have.rows.map((row) => [row.name, row.sha256]))
  if (had.get(readings) !== readingsVersion()) await keepReadings(client)
  await client.query(`set local check_function_bodies = off`)
  for (const table of factTables()) await client.query(readFileSync(`${dir}/${table}.sql`, 'utf8'))
  await client.query(personalMasks)
  const views = factTables().map((table) => `select '${table}' as source, r.id, f.* from ${table} r, facts_of(r) f`)
  await client.query(`create view facts as ${views.join(' union all ')}`)
  for (const name of shared) await client.query(readFileSync(`${dir}/${name}`, 'utf8'))
  for (const table of factTables()) await client.query('select install_facts($1)', [table])
  for (const { name, sha256 } of wanted) await client.query('insert into fact_sources values ($1, $2)', [name, sha256])
  await rebuild(client)
  return true
}

/** The same inside the transaction of a connection: for a database that nobody else may use yet. */
export const applyFactsThrough = async (client: Client): Promise<void> => void (await applyChanged(client))

/** One difference between rollup and the sums of facts. */
export type RollupDifference = {
  measure: string
  day: string
  facet: string
  kept_value: string | null
  expected_value: string | null
  kept_records: number | null
  expected_records: number | null
  kept_left_out: number | null
  expected_left_out: number | null
}

/** Where rollup and facts differ, in one snapshot; empty when all is well. */
export async function rollupDifferences(url: string): Promise<RollupDifference[]> {
  return withClient(url, async (client) => {
    const found = await client.query<RollupDifference>(
      `select measure, day::text, facet, kept_value, expected_value, kept_records, expected_records, kept_left_out, expected_left_out
       from rollup_differences order by 1, 2, 3`,
    )
    return found.rows
  })
}

/** Makes rollup anew from facts while writers wait. */
export async function rebuildRollup(url: string): Promise<void> {
  await withClient(url, (client) => inTurn(client, () => rebuild(client)))
}

async function rebuild(client: Client): Promise<void> {
  // every writer of facts holds this lock before it touches rollup (prisma/facts/kernel.sql)
  await client.query('select pg_advisory_xact_lock(7005)')
  await client.query('delete from rollup')
  await client.query(
    `insert into rollup (measure, day, facet, slot, value, records, left_out)
     select measure, day, facet, 0, value, records, left_out from rollup_expected`,
  )
}

/** Drops every function of the house's schema, and with them triggers and views: prisma/facts is the only place that makes any. */
async function dropFacts(client: Client): Promise<void> {
  await client.query('drop view if exists facts cascade')
  const functions = await client.query<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace
       and not exists (select 1 from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')`,
  )
  for (const { name } of functions.rows) await client.query(`drop function if exists ${name} cascade`)
  await client.query('delete from fact_sources')
}

/** One transaction, one process at a time: two instances may start together. */
async function inTurn<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock(7000)')
    const done = await work()
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

function sources(): { name: string; sha256: string }[] {
  const files = [...shared, ...factTables().map((table) => `${table}.sql`)].map((name) => ({
    name,
    sha256: createHash('sha256')
      .update(readFileSync(`${dir}/${name}`))
      .digest('hex'),
  }))
  const made = [
    { name: readings, sha256: readingsVersion() },
    { name: personal, sha256: createHash('sha256').update(personalMasks).digest('hex') },
  ]
  return [...files, ...made].sort((one, other) => (one.name < other.name ? -1 : 1))
}

async function withClient<T>(url: string, use: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}

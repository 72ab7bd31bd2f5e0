import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'

const dir = 'prisma/facts'
/** Applied in this order: what is shared before the tables, and what stamps rows after the kernel that versions them. */
const shared = ['kernel.sql', 'stamps.sql']
const factTables = (): string[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.sql') && !shared.includes(name))
    .map((name) => name.replace('.sql', ''))
    .sort()

/** Re-applies prisma/facts when its text differs from what the database has, and rebuilds rollup in the same transaction. True when it did. */
export async function applyFacts(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const wanted = sources()
    const have = await client.query<{ name: string; sha256: string }>('select name, sha256 from fact_sources order by name')
    if (JSON.stringify(have.rows) === JSON.stringify(wanted.map(({ name, sha256 }) => ({ name, sha256 })))) return false
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(7000)')
    await dropFacts(client)
    await client.query(`set local check_function_bodies = off`)
    for (const table of factTables()) await client.query(readFileSync(`${dir}/${table}.sql`, 'utf8'))
    const views = factTables().map((table) => `select '${table}' as source, r.id, f.* from ${table} r, facts_of(r) f`)
    await client.query(`create view facts as ${views.join(' union all ')}`)
    for (const name of shared) await client.query(readFileSync(`${dir}/${name}`, 'utf8'))
    for (const table of factTables()) await client.query('select install_facts($1)', [table])
    for (const { name, sha256 } of wanted) await client.query('insert into fact_sources values ($1, $2)', [name, sha256])
    await rebuild(client)
    await client.query('commit')
    return true
  })
}

/** Takes the fact functions away, so that a migration may change the tables they read; `applyFacts` brings them back. */
export async function removeFacts(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('begin')
    const known = await client.query(`select to_regclass('fact_sources') as found`)
    if (known.rows[0].found) await dropFacts(client)
    await client.query('commit')
  })
}

/** One difference between rollup and the sums of facts. */
export type RollupDifference = {
  measure: string
  day: string
  facet: string
  kept_value: string | null
  expected_value: string | null
  kept_records: number | null
  expected_records: number | null
}

/** Where rollup and facts differ, in one snapshot; empty when all is well. */
export async function rollupDifferences(url: string): Promise<RollupDifference[]> {
  return withClient(url, async (client) => {
    const found = await client.query<RollupDifference>('select measure, day::text, facet, kept_value, expected_value, kept_records, expected_records from rollup_differences order by 1, 2, 3')
    return found.rows
  })
}

/** Makes rollup anew from facts while writers wait. */
export async function rebuildRollup(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('begin')
    await rebuild(client)
    await client.query('commit')
  })
}

async function rebuild(client: Client): Promise<void> {
  await client.query(`lock table ${factTables().join(', ')} in share mode`)
  await client.query('delete from rollup')
  await client.query('insert into rollup (measure, day, facet, slot, value, records) select measure, day, facet, 0, value, records from rollup_expected')
}

async function dropFacts(client: Client): Promise<void> {
  await client.query('drop view if exists facts cascade')
  const functions = await client.query<{ name: string }>(
    `select oid::regprocedure::text as name from pg_proc where pronamespace = 'public'::regnamespace and (proname = 'facts_of' or proname like 'keep\\_rollup\\_%')`,
  )
  for (const { name } of functions.rows) await client.query(`drop function ${name} cascade`)
  await client.query('delete from fact_sources')
}

function sources(): { name: string; sha256: string }[] {
  return [...shared, ...factTables().map((table) => `${table}.sql`)]
    .sort()
    .map((name) => ({ name, sha256: createHash('sha256').update(readFileSync(`${dir}/${name}`)).digest('hex') }))
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

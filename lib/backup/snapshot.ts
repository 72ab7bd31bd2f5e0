import { createHash } from 'node:crypto'
import { Client, escapeIdentifier } from 'pg'
import { to } from 'pg-copy-streams'
import { leftOut } from './archive.ts'

export type Table = { name: string; columns: string[] }

/** A connection of its own: without the time limits of requests, and with every value written the same way whatever the server's settings. */
export async function connect(url: string, application = 'chamber backup'): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: application, keepAlive: true })
  // whoever asks next hears that the line broke; unheard, it would end the process
  client.on('error', () => undefined)
  await client.connect()
  await client.query(`set client_encoding = 'UTF8'; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
    set extra_float_digits = 1; set bytea_output = 'hex'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0`)
  return client
}

/** Runs reads that all see the database at one moment, however long they take and whatever is written meanwhile. */
export async function inOneSnapshot<T>(client: Client, read: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read, read only')
  try {
    return await read()
  } finally {
    // nothing was written; a connection that broke has no transaction any more
    await client.query('rollback').catch(() => undefined)
  }
}

/** The tables of the house that an archive holds, with the columns that are written (not those the database makes itself). */
export async function tablesOf(client: Client): Promise<Table[]> {
  const found = await client.query<Table>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
     group by c.relname order by c.relname collate "C"`,
    [Object.keys(leftOut)],
  )
  return found.rows
}

/** The rows of a table as PostgreSQL's own text, in the order of their key whatever the language of the server: equal rows are equal bytes. */
export async function copyOut(client: Client, { name, columns }: Table): Promise<AsyncIterable<Buffer> & { rowCount: number }> {
  const key = await client.query<{ column: string; sorted: boolean }>(
    `select a.attname as column, a.attcollation <> 0 as sorted
     from pg_index i, unnest(i.indkey) with ordinality k (number, place) join pg_attribute a on a.attnum = k.number
     where i.indrelid = $1::regclass and i.indisprimary and a.attrelid = i.indrelid order by k.place`,
    [`public.${escapeIdentifier(name)}`],
  )
  const order = key.rows.map(({ column, sorted }) => `${escapeIdentifier(column)}${sorted ? ' collate "C"' : ''}`)
  const listed = columns.map(escapeIdentifier).join(', ')
  const table = `public.${escapeIdentifier(name)}`
  return client.query(
    to(`copy (select ${listed} from ${table} t order by ${order.join(', ') || 't::text collate "C"'}) to stdout`, {
      highWaterMark: 256 * 1024,
    }),
  )
}

/** How many rows a table has and the SHA-256 of them all. */
export async function hashTable(client: Client, table: Table): Promise<{ rows: number; sha256: string }> {
  return hashRows(await copyOut(client, table))
}

/** The sums that are kept beside the records, of whatever slot: how many there are, and their SHA-256. Asks only for what every schema had. */
export async function hashRollup(client: Client): Promise<{ rows: number; sha256: string }> {
  const sums = `select measure, day, facet, trim_scale(sum(value)), sum(records) from rollup group by 1, 2, 3
    having sum(value) <> 0 or sum(records) <> 0 order by measure collate "C", day, facet collate "C"`
  return hashRows(client.query(to(`copy (${sums}) to stdout`)))
}

async function hashRows(rows: AsyncIterable<Buffer> & { rowCount: number }): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  for await (const chunk of rows) hash.update(chunk)
  return { rows: rows.rowCount, sha256: hash.digest('hex') }
}

/** Which migrations a database has, in their order. */
export async function migrationsOf(client: Client): Promise<{ name: string; checksum: string }[]> {
  const done = await client.query<{ name: string; checksum: string }>(
    `select migration_name as name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null
     order by migration_name collate "C"`,
  )
  return done.rows
}

/** Names the fact functions that a database has by one hash; null where it has none. */
export async function factsVersionOf(client: Client): Promise<string | null> {
  const rows = await client.query<{ text: string | null }>(
    `select string_agg(name || ' ' || sha256, chr(10) order by name collate "C") as text from fact_sources`,
  )
  const text = rows.rows[0]?.text
  return text ? createHash('sha256').update(text).digest('hex') : null
}

/** Where the counters of ids stand. They are read last: what they gave out meanwhile may be left out, never given twice. */
export async function sequencesOf(client: Client): Promise<{ name: string; last: string }[]> {
  const found = await client.query<{ name: string; last: string }>(
    `select sequencename as name, last_value::text as last from pg_sequences
     where schemaname = 'public' and last_value is not null order by sequencename collate "C"`,
  )
  return found.rows
}

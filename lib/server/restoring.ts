import { createHash } from 'node:crypto'
import { type Client, escapeIdentifier } from 'pg'
import { from } from 'pg-copy-streams'
import { type Head, leftOut, type Manifest, names, secretMark, storedOf, tableOf } from '../backup/archive.ts'
import { BackupFailure, failureOf } from '../backup/failure.ts'
import { type Part, partsOf, proveArchive } from '../backup/read.ts'
import { connect, factsVersionOf, hashRollup, hashTable, type Table, tablesOf } from '../backup/snapshot.ts'
import { dropStored, keepStored, rehashFile } from '../files.ts'
import { installJobs } from '../jobs.ts'
import { applyFactsThrough } from './facts.ts'
import { applyMigrationsThrough, knownMigrations } from './migrate.ts'

/** What a restore came to, for whoever watches it. */
export type Restored = {
  head: Head
  rows: number
  tables: number
  files: number
  /** The migrations that the archive did not have yet. */
  migrated: string[]
  /** Whether the sums made anew were held against those of the archive: only the same fact functions must come to the same. */
  sumsCompared: boolean
  /** Whether what was sealed can be read here: only under the same AUTH_SECRET. */
  secretFits: boolean
  /** Tables in the archive that are none of the house's; their rows were left in it. */
  strangers: string[]
  damaged: string[]
}
export type Step = 'prove' | 'tables' | 'load' | 'compare' | 'migrate' | 'sums' | 'commit'

/**
 * Puts an archive into an empty database and into the folder of files. The archive is proved byte for byte before anything is written, and again as it
 * is loaded; tables, rows, later migrations, fact functions and sums come in one transaction, committed only when everything equals what the archive says.
 * So whatever happens in between, the database is as empty as before, or whole.
 */
export async function restoreArchive(path: string, url: string, say: (step: Step) => void = () => undefined): Promise<Restored> {
  say('prove')
  const proved = await proveArchive(path)
  const client = await connect(url, 'chamber restore')
  const came: string[] = []
  try {
    await client.query('begin')
    await claimEmpty(client)
    const restored = await load(client, path, { ...proved, came, say })
    say('commit')
    await client.query('commit')
    await installJobs(url)
    return restored
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    for (const name of came) await dropStored(name).catch(() => undefined)
    throw failureOf(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The lock that Prisma's engine migrates under: a house that starts on the same database waits for us instead of making tables between ours. */
const migrationLock = 72_707_369

async function claimEmpty(client: Client): Promise<void> {
  const lock = await client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(${migrationLock}) as mine`)
  if (!lock.rows[0]?.mine) throw new BackupFailure('being_used')
  const found = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') limit 1`,
  )
  if (found.rows[0]) throw new BackupFailure('not_empty', found.rows[0].name)
}

type Loading = { head: Head; manifest: Manifest; came: string[]; say: (step: Step) => void }

async function load(client: Client, path: string, { head, manifest, came, say }: Loading): Promise<Restored> {
  say('tables')
  const known = knownMigrations()
  const newer = head.migrations.find(({ name }) => !known.includes(name))
  if (newer) throw new BackupFailure('newer_program', newer.name)
  const had = head.migrations.map(({ name }) => name)
  await applyMigrationsThrough(client, had)
  const tables = await unfilled(client, head)
  say('load')
  const references = await withoutReferences(client)
  await client.query(`set local client_encoding = 'UTF8'`)
  await fill(client, path, { tables, manifest, came })
  for (const sql of references) await client.query(sql)
  for (const { name, last } of manifest.sequences)
    await client.query(`select setval(to_regclass($1), $2::bigint) where to_regclass($1) is not null`, [
      `public.${escapeIdentifier(name)}`,
      last,
    ])
  say('compare')
  for (const { name, rows, sha256 } of manifest.tables) {
    const table = tables.get(name)
    if (!table) continue
    const now = await hashTable(client, table)
    if (now.rows !== rows || now.sha256 !== sha256) throw new BackupFailure('sums_differ', name)
  }
  say('migrate')
  const migrated = known.filter((name) => !had.includes(name))
  await applyMigrationsThrough(client, migrated)
  say('sums')
  await applyFactsThrough(client)
  const sumsCompared = await holdSums(client, head, manifest)
  return {
    ...{ head, migrated, sumsCompared, damaged: manifest.damaged, files: manifest.files, tables: tables.size },
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    secretFits: [process.env.AUTH_SECRET, process.env.AUTH_SECRET_BEFORE].some((secret) => head.secretMark === secretMark(secret)),
    strangers: head.tables.map(({ name }) => name).filter((name) => !tables.has(name)),
  }
}

/** The tables to fill, as the archive's own migrations made them; a table of the house whose columns are others is no such archive. */
async function unfilled(client: Client, head: Head): Promise<Map<string, Table>> {
  const made = new Map((await tablesOf(client)).map((table) => [table.name, table]))
  const wanted = new Map<string, Table>()
  for (const table of head.tables) {
    const here = made.get(table.name)
    if (!here || leftOut[table.name]) continue
    if ([...here.columns].sort().join() !== [...table.columns].sort().join()) throw new BackupFailure('damaged', `tables/${table.name}`)
    wanted.set(table.name, table)
  }
  // what a migration wrote of itself comes from the archive, too
  for (const name of wanted.keys()) await client.query(`delete from public.${escapeIdentifier(name)}`)
  return wanted
}

/** Takes the references between tables away, so that tables may come in any order; gives the SQL that brings them back and checks every row. */
async function withoutReferences(client: Client): Promise<string[]> {
  const found = await client.query<{ source: string; name: string; sql: string }>(
    `select c.conrelid::regclass::text as source, c.conname as name, pg_get_constraintdef(c.oid) as sql
     from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1, 2`,
  )
  for (const { source, name } of found.rows) await client.query(`alter table ${source} drop constraint ${escapeIdentifier(name)}`)
  return found.rows.map(({ source, name, sql }) => `alter table ${source} add constraint ${escapeIdentifier(name)} ${sql}`)
}

type Filling = { tables: Map<string, Table>; manifest: Manifest; came: string[] }

/** Reads the archive a second time and loads it; the bytes are hashed again, because a file may change between two readings. */
async function fill(client: Client, path: string, { tables, manifest, came }: Filling): Promise<void> {
  const told: string[] = []
  let copying: Copying | null = null
  try {
    for await (const part of partsOf(path)) {
      if (part.name === names.sums || part.name === names.manifest) {
        for await (const _ of part.bytes);
        continue
      }
      const hash = createHash('sha256')
      const table = tables.get(tableOf(part.name) ?? '')
      if (copying && copying.name !== table?.name) copying = await copying.end()
      if (table) {
        copying ??= copyInto(client, table)
        for await (const chunk of hashed(part, hash)) await copying.write(chunk)
      } else await keepFile(part, hash, came)
      told.push(`${hash.digest('hex')}  ${part.name}\n`)
    }
    await copying?.end()
  } catch (error) {
    copying?.leave()
    throw error
  }
  if (createHash('sha256').update(told.join('')).digest('hex') !== manifest.sumsSha256) throw new BackupFailure('damaged', path)
}

type Copying = { name: string; write: (chunk: Uint8Array) => Promise<void>; end: () => Promise<null>; leave: () => void }

/** One table being loaded; what the database refuses is thrown by the next call. */
function copyInto(client: Client, { name, columns }: Table): Copying {
  const rows = client.query(from(`copy public.${escapeIdentifier(name)} (${columns.map(escapeIdentifier).join(', ')}) from stdin`))
  let refused: Error | null = null
  const over = new Promise<void>((done) =>
    rows
      .once('finish', () => done())
      .once('error', (error) => {
        refused = error
        done()
      }),
  )
  const said = () => {
    if (refused) throw refused
  }
  return {
    name,
    async write(chunk) {
      said()
      if (!rows.write(chunk)) await Promise.race([over, new Promise<void>((done) => rows.once('drain', () => done()))])
      said()
    },
    async end() {
      rows.end()
      await over
      said()
      return null
    },
    leave: () => void rows.destroy(),
  }
}

async function* hashed({ bytes }: Part, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk)
    yield chunk
  }
}

/** A file lies under its content's name: what is there already and right is left alone. */
async function keepFile(part: Part, hash: ReturnType<typeof createHash>, came: string[]): Promise<void> {
  const name = storedOf(part.name)
  const isThere = name !== null && !name.includes('-') && name.endsWith((await rehashFile(name.slice(3))) ?? 'nothing')
  if (name === null || isThere) {
    for await (const _ of hashed(part, hash));
    return
  }
  await keepStored(name, hashed(part, hash))
  came.push(name)
}

/** The sums were made anew from the records: under the same fact functions they must be those that the archive had. */
async function holdSums(client: Client, head: Head, manifest: Manifest): Promise<boolean> {
  const differing = await client.query<{ measure: string }>('select measure from rollup_differences limit 1')
  if (differing.rows[0]) throw new BackupFailure('sums_differ', differing.rows[0].measure)
  if (head.factsVersion === null || head.factsVersion !== (await factsVersionOf(client))) return false
  const now = await hashRollup(client)
  if (now.rows !== manifest.rollup.rows || now.sha256 !== manifest.rollup.sha256) throw new BackupFailure('sums_differ', 'rollup')
  return true
}

import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { Client } from 'pg'

const migrationsDir = 'prisma/migrations'
/** The datamodel after the last migration: Prisma's engine cannot read a live database through the pg adapter, so differences start here. */
const migratedSchema = `${migrationsDir}/schema.prisma`
const noFilters = { externalTables: [], externalEnums: [] }

/** Applies the migrations that `url` does not have yet, as Prisma Migrate does; returns their names. */
export async function applyMigrations(url: string): Promise<string[]> {
  return withEngine(
    url,
    async (engine) => (await engine.applyMigrations({ migrationsList: migrationList(), filters: noFilters })).appliedMigrationNames,
  )
}

/** How a database stands to this version of the house: migrations that it does not have yet, and those that only a newer version knows. */
export type Standing = { isEmpty: boolean; pending: string[]; unknown: string[] }

/** Compares a database with the migrations of this version. */
export async function standingOf(client: Client, dir = migrationsDir): Promise<Standing> {
  const names = migrationNames(dir)
  const known = await client.query(`select to_regclass('_prisma_migrations') as found`)
  if (!known.rows[0].found) return { isEmpty: true, pending: names, unknown: [] }
  const { rows } = await client.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null',
  )
  const done = new Set(rows.map(({ name }) => name))
  return {
    isEmpty: done.size === 0,
    pending: names.filter((name) => !done.has(name)),
    unknown: [...done].filter((name) => !names.includes(name)),
  }
}

/** The names of the migrations that `url` does not have yet. */
export async function pendingMigrations(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await standingOf(client)).pending
  } finally {
    await client.end()
  }
}

/** The migrations that the program knows, in their order. */
export const knownMigrations = (): string[] => migrationNames()

/**
 * Applies migrations inside the transaction of a connection and remembers them as Prisma Migrate does, so that they come with what is loaded after them or
 * not at all. Prisma's engine commits by itself.
 */
export async function applyMigrationsThrough(client: Client, migrations: readonly string[], dir = migrationsDir): Promise<void> {
  await client.query(`create table if not exists _prisma_migrations (id varchar(36) primary key not null, checksum varchar(64) not null,
    finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
    started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`)
  for (const name of migrations) {
    const sql = readFileSync(join(dir, name, 'migration.sql'), 'utf8')
    await client.query(sql)
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), createHash('sha256').update(sql).digest('hex'), name],
    )
  }
}

/** The SQL that leads from the schema as the last migration left it (prisma/migrations/schema.prisma) to prisma/schema; empty when they agree. */
export async function schemaDifference(url: string): Promise<string> {
  const from = existsSync(migratedSchema) && { path: 'schema.prisma', content: readFileSync(migratedSchema, 'utf8') }
  return sqlToSchema(url, from ? { tag: 'schemaDatamodel', files: [from] } : { tag: 'empty' })
}

/** The SQL that makes prisma/schema in an empty database. */
export const schemaFromNothing = (url: string): Promise<string> => sqlToSchema(url, { tag: 'empty' })

async function sqlToSchema(url: string, from: DiffTarget): Promise<string> {
  const files = datamodels().map(([path, content]) => ({ path, content }))
  return withEngine(url, async (engine) => {
    const { stdout } = await engine.diff({ from, to: { tag: 'schemaDatamodel', files }, script: true, exitCode: null, filters: noFilters })
    return (stdout ?? '').replace('-- This is an empty migration.', '').trim()
  })
}

/** Writes the missing migration under a new name and remembers the schema it leads to. Returns its SQL, empty when there was nothing to write. */
export async function authorMigration(url: string, name: string): Promise<string> {
  const sql = await schemaDifference(url)
  if (!sql) return ''
  mkdirSync(join(migrationsDir, name), { recursive: true })
  writeFileSync(join(migrationsDir, name, 'migration.sql'), `${sql}\n`)
  writeFileSync(
    migratedSchema,
    datamodels()
      .map(([, content]) => content)
      .join('\n'),
  )
  return sql
}

async function withEngine<T>(url: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url, idleTimeoutMillis: 100 }))
  const engine = await (await loadEngine()).new({ datamodels: datamodels() }, () => undefined, factory)
  try {
    return await use(engine)
  } finally {
    engine.free()
  }
}

let engineClass: Promise<typeof SchemaEngine> | undefined
/** Once a process: the glue keeps views of the memory of the first instance, and a second one would read rubbish through them. */
const loadEngine = (): Promise<typeof SchemaEngine> => {
  engineClass ??= instantiateEngine()
  return engineClass
}

/** The schema engine as WebAssembly: Prisma's own binary is a download, which offices behind a proxy do not get. */
async function instantiateEngine(): Promise<typeof SchemaEngine> {
  const glue = '@prisma/schema-engine-wasm/schema_engine_bg'
  const bindings = await import(glue)
  const bytes = readFileSync(join(dirname(createRequire(import.meta.url).resolve(glue)), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': bindings })
  bindings.__wbg_set_wasm(instance.exports)
  const begin = instance.exports.__wbindgen_start
  if (typeof begin === 'function') begin()
  return bindings.SchemaEngine
}

function datamodels(): [string, string][] {
  return readdirSync('prisma/schema').map((name) => [`prisma/schema/${name}`, readFileSync(`prisma/schema/${name}`, 'utf8')])
}

function migrationNames(dir = migrationsDir): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

function migrationList(): MigrationList {
  return {
    baseDir: join(process.cwd(), migrationsDir),
    lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(migrationsDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  }
}

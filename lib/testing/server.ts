import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { prepareDatabase } from '../server/database.ts'
import { startEmbedded } from '../server/postgres.ts'

/** Once per test run: a PostgreSQL of its own, and a migrated template that each test file clones. `TEST_DATABASE_URL` uses that server instead. */
export default async function startServer(): Promise<() => Promise<void>> {
  const outside = process.env.TEST_DATABASE_URL
  const dir = mkdtempSync(join(tmpdir(), 'chamber-test-'))
  const server = outside ? null : await startEmbedded(dir)
  const url = outside ?? server?.url ?? ''
  const admin = new Client({ connectionString: url })
  await admin.connect()
  if (server) await forget(admin)
  await admin.query('drop database if exists chamber_template')
  await admin.query('create database chamber_template')
  await admin.end()
  await prepareDatabase(onDatabase(url, 'chamber_template'))
  process.env.TEST_SERVER_URL = url
  return async () => {
    await server?.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Nobody asks this server after a power cut: it need not wait for the disk. */
async function forget(admin: Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await admin.query(`alter system set ${setting} = off`)
  await admin.query('select pg_reload_conf()')
}

/** The address of another database on the same server. */
export function onDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.toString()
}

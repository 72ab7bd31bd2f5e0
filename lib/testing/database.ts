import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect } from 'vitest'
import { closeDb } from '../db.ts'
import { closeJobs } from '../jobs.ts'
import { closeLive } from '../live.ts'
import { rollupDifferences } from '../server/facts.ts'
import { closeThrottles } from '../throttle.ts'
import { onDatabase } from './server.ts'

/** Gives a test file a real database of its own, cloned from the migrated template; at its end rollup must equal facts. */
export function testDatabase(): { url: () => string } {
  const server = process.env.TEST_SERVER_URL ?? ''
  const name = `test_${randomBytes(6).toString('hex')}`
  beforeAll(async () => {
    await onServer(server, `create database ${name} template chamber_template`)
    process.env.DATABASE_URL = onDatabase(server, name)
    process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'chamber-files-'))
  })
  afterAll(async () => {
    const differences = await rollupDifferences(onDatabase(server, name))
    await closeThrottles()
    await closeJobs()
    await closeLive()
    await closeDb()
    await onServer(server, `drop database ${name} with (force)`)
    expect(differences).toEqual([])
  })
  return { url: () => onDatabase(server, name) }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: onDatabase(url, 'postgres') })
  await client.connect()
  // cloning a template takes turns: PostgreSQL refuses while another session uses it
  await client.query('select pg_advisory_lock(7003)')
  await client.query(sql)
  await client.end()
}

import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { makeArchive } from '../backup/store.ts'
import { putFile } from '../files.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { onDatabase } from '../testing/server.ts'
import { restoreArchive } from './restoring.ts'

const { url } = testDatabase()
beforeAll(async () => {
  await importDemo()
}, 120_000)

test('first', async () => {
  await putFile(new TextEncoder().encode('hello'))
  const dir = mkdtempSync(join(tmpdir(), 'chamber-backups-'))
  const t = Date.now()
  const made = await makeArchive(url(), { dir })
  console.info(made, Date.now() - t)
  const name = 'restored_x'
  const c = new Client({ connectionString: onDatabase(url(), 'postgres') })
  await c.connect()
  await c.query(`drop database if exists ${name}`)
  await c.query(`create database ${name}`)
  const t2 = Date.now()
  console.info(await restoreArchive(join(dir, made.fileName), onDatabase(url(), name), (s) => console.info(s, Date.now() - t2)))
  console.info(Date.now() - t2)
  await c.query(`drop database ${name} with (force)`)
  await c.end()
})

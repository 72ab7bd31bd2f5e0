import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { leftOut } from '../backup/archive.ts'
import type { BackupFailure } from '../backup/failure.ts'
import { proveArchive } from '../backup/read.ts'
import { makeArchive } from '../backup/store.ts'
import { db } from '../db.ts'
import { listFiles, putFile, rehashFile } from '../files.ts'
import { ask, contentsOf, cutOff, emptyFolder, withEmptyDatabase, withFlippedByte } from '../testing/archives.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { applyMigrationsThrough, knownMigrations, pendingMigrations } from './migrate.ts'
import { restoreArchive } from './restoring.ts'

/** R8: what is backed up, wiped and restored is the same to the byte; what is not whole is refused and changes nothing. */
const { url } = testDatabase()
const dir = emptyFolder()
let archive = ''
let contents: Record<string, string> = {}
beforeAll(async () => {
  await importDemo()
  // more than one part of a table, and texts that COPY has to escape
  const value = { large: randomBytes(4_000_000).toString('base64'), awkward: 'tab\t line\n back\\slash \\N 「引号」 🧧' }
  await db().setting.create({ data: { name: 'large', value } })
  await putFile(new Uint8Array(randomBytes(300_000)))
  contents = await contentsOf(url(), Object.keys(leftOut))
  archive = join(dir, (await makeArchive(url(), { dir })).fileName)
}, 120_000)
afterEach(() => {
  delete process.env.BACKUP_PASSPHRASE
})

const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'OK',
    (error: BackupFailure) => error.reason ?? String(error),
  )
const isEmpty = async (on: string) =>
  (await ask(on, `select relname from pg_class where relnamespace = 'public'::regnamespace`)).length === 0
/** Another house: its own folder of files. */
async function elsewhere<T>(use: (dataDir: string) => Promise<T>): Promise<T> {
  const before = process.env.DATA_DIR
  process.env.DATA_DIR = emptyFolder()
  try {
    return await use(process.env.DATA_DIR)
  } finally {
    process.env.DATA_DIR = before
  }
}
async function filesHere(): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of listFiles()) names.push(name)
  return names.sort()
}

test('a backup made while others write, encrypted, then restored elsewhere: every table, sum, counter and file is the same, and the house goes on from there', async () => {
  process.env.BACKUP_PASSPHRASE = 'a passphrase of many words'
  const writing = new AbortController()
  const writer = (async () => {
    while (!writing.signal.aborted)
      await ask(url(), 'update payments set amount_yuan = amount_yuan - 0.01 where id in (select id from payments limit 3)')
  })()
  const made = await makeArchive(url(), { dir, workFactor: 10 })
  writing.abort()
  await writer
  expect(made.encrypted).toBe(true)
  const files = await filesHere()
  await withEmptyDatabase(url(), (other) =>
    elsewhere(async () => {
      const restored = await restoreArchive(join(dir, made.fileName), other)
      expect(restored).toMatchObject({ rows: made.rows, files: files.length, migrated: [], sumsCompared: true, strangers: [], damaged: [] })
      expect(await filesHere()).toEqual(files)
      for (const name of files) if (!name.includes('-')) expect(await rehashFile(name.slice(3))).toBe(name.slice(3))
      // the counter of ids goes on from where it was
      expect(await ask(other, `select last_value >= (select max(id) from audit_entries) as ahead from audit_entries_id_seq`)).toEqual([
        { ahead: true },
      ])
      expect(await ask(other, 'select 1 from rollup_differences')).toEqual([])
      expect(await pendingMigrations(other)).toEqual([])
      const triggers = `select tgrelid::regclass::text as on, tgname from pg_trigger where not tgisinternal order by 1, 2`
      expect(await ask(other, triggers)).toEqual(await ask(url(), triggers))
      const references = `select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as text from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`
      expect(await ask(other, references)).toEqual(await ask(url(), references))
      await ask(other, `update settings set value = '1' where name = 'large'`)
      expect(await ask(other, `select source from audit_entries order by id desc limit 1`)).toEqual([{ source: 'settings' }])
    }),
  )
}, 120_000)

describe('an archive that is not whole and right is refused, and nothing is written', () => {
  test('one flipped byte, wherever it is', async () => {
    const { size } = statSync(archive)
    const places = [20, 5_000, Math.floor(size / 3), Math.floor(size / 2), size - 60_000, -2_000, -5]
    for (const at of places)
      expect(['damaged', 'truncated', 'not_an_archive'], `byte ${at}`).toContain(await reasonOf(proveArchive(withFlippedByte(archive, at))))
    const flipped = withFlippedByte(archive, Math.floor(size / 2))
    await withEmptyDatabase(url(), (other) =>
      elsewhere(async () => {
        expect(await reasonOf(restoreArchive(flipped, other))).toBe('damaged')
        expect(await isEmpty(other)).toBe(true)
        expect(await filesHere()).toEqual([])
      }),
    )
  })

  test('even a byte that means nothing to gzip, by the sum that lies beside it', async () => {
    const other = join(emptyFolder(), 'flipped.tar.gz')
    const flipped = withFlippedByte(archive, 4)
    expect(await reasonOf(proveArchive(flipped))).toBe('OK')
    const { copyFileSync } = await import('node:fs')
    copyFileSync(flipped, other)
    copyFileSync(`${archive}.sha256`, `${other}.sha256`)
    expect(await reasonOf(proveArchive(other))).toBe('damaged')
  })

  test('cut off anywhere, another file, none at all', async () => {
    const { size } = statSync(archive)
    for (const length of [size - 1, size - 3_000, Math.floor(size / 2)])
      expect(await reasonOf(proveArchive(cutOff(archive, length)))).toBe('truncated')
    for (const length of [0, 5, 700])
      expect(['truncated', 'not_an_archive', 'damaged']).toContain(await reasonOf(proveArchive(cutOff(archive, length))))
    const text = join(emptyFolder(), 'notes.txt')
    writeFileSync(text, 'these are notes')
    expect(['not_an_archive', 'damaged']).toContain(await reasonOf(proveArchive(text)))
    expect(await reasonOf(proveArchive(join(dir, 'nowhere.tar.gz')))).toBe('not_an_archive')
  })

  test('encrypted, without its passphrase or with another, with one byte flipped, or cut off', async () => {
    process.env.BACKUP_PASSPHRASE = 'a passphrase of many words'
    const sealed = join(dir, (await makeArchive(url(), { dir: emptyFolderOf(), workFactor: 10 })).fileName)
    const path = join(lastFolder, sealed.slice(dir.length + 1))
    expect(await reasonOf(proveArchive(path))).toBe('OK')
    const { size } = statSync(path)
    expect(await reasonOf(proveArchive(withFlippedByte(path, Math.floor(size / 2))))).toBe('damaged')
    expect(['damaged', 'truncated']).toContain(await reasonOf(proveArchive(cutOff(path, size - 40_000))))
    process.env.BACKUP_PASSPHRASE = 'another passphrase altogether'
    expect(await reasonOf(proveArchive(path))).toBe('passphrase_wrong')
    delete process.env.BACKUP_PASSPHRASE
    expect(await reasonOf(proveArchive(path))).toBe('passphrase_missing')
    process.env.BACKUP_PASSPHRASE = 'too short'
    expect(await reasonOf(makeArchive(url(), { dir }))).toBe('passphrase_short')
  })

  test('from a newer program, or into a database that holds anything', async () => {
    await ask(
      url(),
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'x', '99990101000000_later', now())`,
    )
    const later = emptyFolder()
    const { fileName } = await makeArchive(url(), { dir: later })
    await ask(url(), `delete from _prisma_migrations where id = 'x'`)
    await withEmptyDatabase(url(), async (other) => {
      expect(await reasonOf(restoreArchive(join(later, fileName), other))).toBe('newer_program')
      expect(await isEmpty(other)).toBe(true)
    })
    const before = await contentsOf(url(), [])
    expect(await reasonOf(restoreArchive(archive, url()))).toBe('not_empty')
    expect(await contentsOf(url(), [])).toEqual(before)
  })
})

let lastFolder = ''
function emptyFolderOf(): string {
  lastFolder = emptyFolder()
  return lastFolder
}

test('an archive of an older schema is restored as it was and led forward, and the new fact functions count it', async () => {
  const older = knownMigrations().slice(0, 10)
  await withEmptyDatabase(url(), async (then) => {
    const client = new Client({ connectionString: then })
    client.on('error', () => undefined)
    await client.connect()
    await applyMigrationsThrough(client, older)
    await client.query(`insert into settings (name, value, updated_at) values ('kept', '"since then"', now())`)
    await client.query(
      `insert into organisations (code, name, kind, region, stage) values ('JG-1', '旧机构', 'association', 'hk', 'resident')`,
    )
    await client.end()
    const { fileName, rows } = await makeArchive(then, { dir: emptyFolderOf() })
    await withEmptyDatabase(url(), async (other) => {
      const restored = await restoreArchive(join(lastFolder, fileName), other)
      expect(restored.migrated).toEqual(knownMigrations().slice(10))
      expect(restored).toMatchObject({ rows, sumsCompared: false })
      expect(await ask(other, `select code, name, search_text <> '' as found from organisations`)).toEqual([
        { code: 'JG-1', name: '旧机构', found: true },
      ])
      expect(await pendingMigrations(other)).toEqual([])
      expect(await ask(other, 'select 1 from rollup_differences')).toEqual([])
    })
  })
}, 120_000)

test('a disk that is full ends in its own sentence, and nothing half written stays; the house goes on', async () => {
  const small = emptyFolder()
  const mounted = await new Promise<boolean>((done) =>
    spawn('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', small])
      .once('exit', (code) => done(code === 0))
      .once('error', () => done(false)),
  )
  try {
    // where no small disk can be had, a folder that is none stands in for what cannot be written
    const target = mounted ? small : '/dev/null/backups'
    expect(await reasonOf(makeArchive(url(), { dir: target }))).toBe(mounted ? 'disk_full' : 'folder_unwritable')
    expect(readdirSync(small)).toEqual([])
    expect(await db().setting.count({ where: { name: 'large' } })).toBe(1)
  } finally {
    if (mounted) await new Promise((done) => spawn('umount', [small]).once('exit', done))
  }
})

test('a restore that is killed after it has loaded everything leaves an empty database; run again it is whole; the program says so', async () => {
  await withEmptyDatabase(url(), async (other) => {
    const folder = emptyFolder()
    const run = (killAt?: string) =>
      new Promise<{ code: number | null; said: string }>((done) => {
        const env = { ...process.env, DATABASE_URL: other, DATA_DIR: folder, AUTH_SECRET: 'another house altogether' }
        const child = spawn(process.execPath, ['lib/server/restore.ts', archive], { env })
        let said = ''
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (text) => {
            said += text
            if (killAt && said.includes(killAt)) child.kill('SIGKILL')
          })
        child.on('close', (code) => done({ code, said }))
      })
    expect((await run('由记录重算汇总')).code).toBe(null)
    // the server ends a session once it notices that nobody is there
    await expect.poll(() => isEmpty(other), { timeout: 20_000 }).toBe(true)
    const { code, said } = await run()
    expect(said).toContain('与记录一致')
    expect(said).toContain('AUTH_SECRET 与备份时的不同')
    expect(code).toBe(0)
    expect(await contentsOf(other, Object.keys(leftOut))).toEqual(contents)
    const { code: again, said: refused } = await run()
    expect(refused).toContain('目标数据库不是空的')
    expect(again).toBe(1)
  })
}, 120_000)

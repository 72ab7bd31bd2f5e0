import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { toColumn } from '../day.ts'
import { db } from '../db.ts'
import { databaseUrl } from '../env.ts'
import { ask, emptyFolder } from '../testing/archives.ts'
import { as, codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { leftOut } from './archive.ts'
import { archivesToRemove, lastDue, namedAt } from './rules.ts'
import { usualSettings } from './schema.ts'
import { connect } from './snapshot.ts'
import { beginDaily, waitingBackups, workOnBackup } from './work.ts'

testDatabase()
const day = 86_400_000
beforeAll(async () => {
  await db().user.create({
    data: { userName: 'old', name: '老管理', role: 'admin', passwordHash: 'x', createdAt: new Date(Date.now() - 30 * day) },
  })
})
beforeEach(async () => {
  process.env.BACKUP_DIR = emptyFolder()
  await db().backup.deleteMany()
})
const all = () => db().backup.findMany({ orderBy: { createdAt: 'asc' } })

test('a day has one backup, begun once its hour has come whoever looks; a house younger than that hour waits for its first', async () => {
  const at = (time: string) => new Date(`2026-03-10T${time}:00+08:00`)
  expect(lastDue(3, at('02:59'))).toMatchObject({ day: '2026-03-09' })
  expect(lastDue(3, at('03:00'))).toMatchObject({ day: '2026-03-10' })
  await beginDaily(at('03:00'))
  expect(await all()).toEqual([]) // nobody had an account then
  await Promise.all([beginDaily(), beginDaily(), beginDaily()])
  expect(await all()).toMatchObject([{ kind: 'daily', state: 'waiting', actorName: 'backup' }])
  await as('admin').backups.reviseSettings({ settings: { ...usualSettings, isOn: false }, settingsAt: null })
  await db().backup.deleteMany()
  await beginDaily()
  expect(await all()).toEqual([])
  const { settingsAt } = await as('admin').backups.list()
  expect(await codeOf(as('admin').backups.reviseSettings({ settings: usualSettings, settingsAt: null }))).toBe('STALE')
  await as('admin').backups.reviseSettings({ settings: usualSettings, settingsAt })
})

test('one that somebody asked for is made once, stands in the audit, and the page says where it lies', async () => {
  const id = randomUUID()
  const [one, other] = await Promise.all([as('admin').backups.start({ id }), as('admin').backups.start({ id })])
  expect(other.id).toBe(one.id)
  expect((await as('admin').backups.start({ id: randomUUID() })).id).toBe(id)
  await Promise.all([workOnBackup(id), workOnBackup(id)])
  await workOnBackup(id)
  const { backups, lastGood, isStale } = await as('admin').backups.list()
  expect(backups).toMatchObject([{ id, state: 'done', reason: null, encrypted: false, folder: process.env.BACKUP_DIR, removedAt: null }])
  expect(lastGood?.id).toBe(id)
  expect(isStale).toBe(false)
  expect(readdirSync(process.env.BACKUP_DIR ?? '').sort()).toEqual([backups[0]?.fileName, `${backups[0]?.fileName}.sha256`])
  const entries = await db().auditEntry.findMany({ where: { source: 'backups', recordId: id }, orderBy: { id: 'asc' } })
  expect(entries[0]).toMatchObject({ actor: 'test-admin', operation: 'backups.start' })
  expect(await codeOf(as('officer').backups.start({ id: randomUUID() }))).toBe('NOT_ALLOWED')
})

test('a daily one that fails says why, is tried again twice, and then is told of; what its maker left when it was killed is taken up', async () => {
  process.env.BACKUP_DIR = join(emptyFolder(), 'file')
  writeFileSync(process.env.BACKUP_DIR, '')
  const { id } = await db().backup.create({ data: { kind: 'daily', day: toColumn('2026-03-01'), actorName: 'backup' } })
  let now = new Date()
  await workOnBackup(id, () => now)
  expect(await all()).toMatchObject([{ state: 'waiting', attempts: 1, reason: expect.stringMatching(/folder_unwritable|unknown/) }])
  expect(await waitingBackups(now)).toEqual([])
  for (const minutes of [30, 120]) {
    now = new Date(now.getTime() + minutes * 60_000)
    await workOnBackup(id, () => now)
  }
  expect(await all()).toMatchObject([{ state: 'failed', attempts: 3 }])
  const list = await as('admin').backups.list()
  expect(list.isStale).toBe(true)
  const { items } = await as('admin').board.attention({ year: 2026 })
  expect(items).toContainEqual(expect.objectContaining({ kind: 'backupStale', path: '/system/backups', severity: 'urgent' }))
  expect((await as('officer').board.attention({ year: 2026 })).items.map(({ kind }) => kind)).not.toContain('backupStale')
  process.env.BACKUP_DIR = emptyFolder()
  const left = await db().backup.create({ data: { kind: 'now', state: 'running', attempts: 1, actorName: 'x' } })
  expect(await waitingBackups()).toEqual([left.id])
  await workOnBackup(left.id)
  expect(await db().backup.findUnique({ where: { id: left.id } })).toMatchObject({ state: 'done', attempts: 2 })
})

test('what is beyond the number or the days goes, the newest stays however old it is, and half of a killed one is swept away', async () => {
  const now = new Date()
  const archives = [1, 5, 20, 100].map((days) => ({ fileName: `${days}`, madeAt: new Date(now.getTime() - days * day) }))
  expect(archivesToRemove(archives, { count: 3, days: 90 }, now)).toEqual(['100'])
  expect(archivesToRemove(archives, { count: 10, days: 10 }, now)).toEqual(['20', '100'])
  expect(archivesToRemove(archives.slice(3), { count: 1, days: 1 }, now)).toEqual([])
  const dir = process.env.BACKUP_DIR ?? ''
  const old = namedAt(new Date(now.getTime() - 200 * day))
  for (const name of [old, `${old}.sha256`, '.coming-999999-1', 'somebody’s notes.txt']) writeFileSync(join(dir, name), '')
  const { id } = await db().backup.create({ data: { kind: 'now', actorName: 'x' } })
  await workOnBackup(id)
  expect(existsSync(join(dir, old))).toBe(false)
  expect(readdirSync(dir).filter((name) => !/^chamber-\d{8}-\d{6}Z\.tar\.gz(\.sha256)?$/.test(name))).toEqual(['somebody’s notes.txt'])
})

test('no table that is in an archive refers to one that is left out: a restored row would point at nothing', async () => {
  const broken = await ask(
    databaseUrl(),
    `select conrelid::regclass::text as source, confrelid::regclass::text as target from pg_constraint
     where contype = 'f' and confrelid::regclass::text = any ($1) and conrelid::regclass::text <> all ($1)`,
    [Object.keys(leftOut)],
  )
  expect(broken).toEqual([])
})

test('a connection that breaks while a backup is made ends in a sentence, not the worker', async () => {
  const client = await connect(databaseUrl())
  const { rows } = await client.query('select pg_backend_pid() as pid')
  await ask(databaseUrl(), 'select pg_terminate_backend($1)', [rows[0].pid])
  await expect(client.query('select 1')).rejects.toThrow()
})

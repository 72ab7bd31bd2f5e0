import { hostname } from 'node:os'
import { toColumn } from '../day.ts'
import { db, inTransaction } from '../db.ts'
import { databaseUrl } from '../env.ts'
import type { BackupUpdateManyMutationInput } from '../generated/prisma/models.ts'
import { log } from '../log.ts'
import { failureOf } from './failure.ts'
import { lastDue, retryMinutes } from './rules.ts'
import { settingsOf } from './settings.ts'
import { connect } from './snapshot.ts'
import { archivesIn, backupDir, makeArchive, removeOld, type Stored } from './store.ts'

const signature = { actor: 'backup', operation: 'backups.make' }
/** Held on a connection of its own while a backup is made: it dies with its maker, and there is one maker at a time. */
const oneMaker = 7010
const lookEveryMs = 30_000
let lookedAt = 0

/** The backups that are to be made now, the day's own among them once its hour has come; nothing in between two looks. */
export async function dueBackups(now = new Date()): Promise<string[]> {
  if (now.getTime() - lookedAt < lookEveryMs) return []
  lookedAt = now.getTime()
  await beginDaily(now)
  return waitingBackups(now)
}

/** Begins the day's backup, once over all instances (its day is unique). A house that was off at that hour makes it when it is on again; a new one waits for its first. */
export async function beginDaily(now = new Date()): Promise<void> {
  const { settings } = await settingsOf(db())
  if (!settings.isOn) return
  const { day, dueAt } = lastDue(settings.hour, now)
  if ((await db().user.count({ where: { createdAt: { lt: dueAt } } })) === 0) return
  await db().backup.createMany({ data: [{ kind: 'daily', day: toColumn(day), actorName: 'backup' }], skipDuplicates: true })
}

/** Those that nobody has finished, whatever became of the worker that had them. */
export async function waitingBackups(now = new Date()): Promise<string[]> {
  const rows = await db().backup.findMany({
    where: { OR: [{ state: 'waiting', dueAt: { lte: now } }, { state: 'running' }] },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Makes a backup that waits, or that a maker who is gone left half done; keeps what became of it. Nothing when another maker is at work. */
export async function workOnBackup(id: string, now = () => new Date()): Promise<void> {
  const client = await connect(databaseUrl(), 'chamber backup maker')
  try {
    const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [oneMaker])
    if (!lock.rows[0]?.mine) return
    const row = await db().backup.findUnique({ where: { id } })
    if (!row || row.state === 'done' || row.state === 'failed' || (row.state === 'waiting' && row.dueAt > now())) return
    if (row.attempts > retryMinutes.length) return void (await keep(id, { state: 'failed', reason: 'interrupted', finishedAt: now() }))
    const place = { machine: hostname(), folder: backupDir() }
    await keep(id, { state: 'running', attempts: row.attempts + 1, startedAt: now(), ...place })
    await make(id, { kind: row.kind, attempts: row.attempts + 1 }, now)
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function make(id: string, { kind, attempts }: { kind: string; attempts: number }, now: () => Date): Promise<void> {
  let stored: Stored
  try {
    stored = await makeArchive(databaseUrl())
  } catch (error) {
    const { reason, detail } = failureOf(error)
    log.error({ err: error, backup: id, reason }, 'backup failed')
    const again = kind === 'daily' ? retryMinutes[attempts - 1] : undefined
    const next = again === undefined ? { state: 'failed' } : { state: 'waiting', dueAt: new Date(now().getTime() + again * 60_000) }
    return void (await keep(id, { ...next, reason, detail, finishedAt: now() }))
  }
  const { fileName, sizeBytes, sha256, encrypted, rows, files, damaged } = stored
  await keep(id, {
    ...{ state: 'done', reason: null, detail: null, finishedAt: now() },
    ...{ fileName, sizeBytes: BigInt(sizeBytes), sha256, encrypted, rows: BigInt(rows), files, damaged },
  })
  await tidy(now())
}

/** Takes old archives away, and says so of their rows. */
export async function tidy(now = new Date()): Promise<void> {
  const { settings } = await settingsOf(db())
  await removeOld({ count: settings.keepCount, days: settings.keepDays }, now)
  const there = (await archivesIn()).map(({ fileName }) => fileName)
  await inTransaction(signature, (tx) =>
    tx.backup.updateMany({
      where: { state: 'done', removedAt: null, machine: hostname(), folder: backupDir(), fileName: { notIn: there } },
      data: { removedAt: now },
    }),
  )
}

const keep = (id: string, data: BackupUpdateManyMutationInput) =>
  inTransaction(signature, (tx) => tx.backup.updateMany({ where: { id }, data }))

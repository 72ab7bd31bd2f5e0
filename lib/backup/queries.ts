import { query } from '../operation.ts'
import { passphrase } from './passphrase.ts'
import { lastDue } from './rules.ts'
import { type BackupView, backupsView } from './schema.ts'
import { isStale, settingsOf } from './settings.ts'

const shown = 60
const dayMs = 86_400_000

type Row = Omit<BackupView, 'sizeBytes' | 'rows' | 'createdAt' | 'startedAt' | 'finishedAt' | 'removedAt' | 'kind' | 'state'> & {
  kind: string
  state: string
  sizeBytes: bigint
  rows: bigint
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
  removedAt: Date | null
}
const text = (at: Date | null) => at?.toISOString() ?? null

export const toBackupView = (row: Row): BackupView => ({
  ...row,
  ...{
    kind: row.kind as BackupView['kind'],
    state: row.state as BackupView['state'],
    sizeBytes: Number(row.sizeBytes),
    rows: Number(row.rows),
  },
  ...{
    createdAt: row.createdAt.toISOString(),
    startedAt: text(row.startedAt),
    finishedAt: text(row.finishedAt),
    removedAt: text(row.removedAt),
  },
})

/** The backups, the newest first, how they are made by themselves, and whether the last good one is too old. */
export const listBackups = query('backup.read')
  .output(backupsView)
  .handler(async ({ context: { db } }) => {
    const { settings, at } = await settingsOf(db)
    const [rows, good, stale] = await Promise.all([
      db.backup.findMany({ orderBy: { createdAt: 'desc' }, take: shown }),
      db.backup.findFirst({ where: { state: 'done' }, orderBy: { startedAt: 'desc' } }),
      isStale(db),
    ])
    const { dueAt } = lastDue(settings.hour, new Date())
    return {
      backups: rows.map(toBackupView),
      ...{ settings, settingsAt: text(at), isStale: stale, lastGood: good && toBackupView(good) },
      nextAt: settings.isOn ? new Date(dueAt.getTime() + dayMs).toISOString() : null,
      ...{ encrypts: hasPassphrase(), ownFolder: Boolean(process.env.BACKUP_DIR) },
    }
  })

/** Whether archives made by this machine are encrypted: a file that cannot be read is told by the backup itself. */
function hasPassphrase(): boolean {
  try {
    return passphrase() !== null
  } catch {
    return true
  }
}

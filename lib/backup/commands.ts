import { fail } from '../errors.ts'
import { sendJob } from '../jobs.ts'
import { command } from '../operation.ts'
import { toBackupView } from './queries.ts'
import { backupSettings, backupView, reviseBackupSettingsInput, startBackupInput } from './schema.ts'
import { settingName, settingsOf } from './settings.ts'

/** Asks the worker for a backup now; asked again under the same id, or while one waits that somebody asked for, it is that one. */
export const startBackup = command('backup.run')
  .input(startBackupInput)
  .output(backupView)
  .handler(async ({ input: { id }, context: { tx, actor } }) => {
    const waiting = await tx.backup.findFirst({ where: { kind: 'now', state: { in: ['waiting', 'running'] } } })
    if (waiting) return toBackupView(waiting)
    await tx.backup.createMany({ data: [{ id, kind: 'now', actorName: actor?.name ?? '' }], skipDuplicates: true })
    const row = await tx.backup.findUniqueOrThrow({ where: { id } })
    if (row.state === 'waiting') await sendJob(tx, 'backups', id)
    return toBackupView(row)
  })

/** Changes when backups are made by themselves, and how long they are kept. */
export const reviseBackupSettings = command('backup.run')
  .input(reviseBackupSettingsInput)
  .output(backupSettings)
  .handler(async ({ input: { settings, settingsAt }, context: { tx } }) => {
    const { settings: current, at } = await settingsOf(tx)
    if ((at?.toISOString() ?? null) !== settingsAt) throw fail('STALE', { current })
    await tx.setting.upsert({ where: { name: settingName }, create: { name: settingName, value: settings }, update: { value: settings } })
    return settings
  })

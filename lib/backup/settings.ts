import type { Db, Tx } from '../db.ts'
import { type BackupSettings, backupSettings, usualSettings } from './schema.ts'

export const settingName = 'backup'

/** How backups are made by themselves, and when that was last changed. */
export async function settingsOf(db: Db | Tx): Promise<{ settings: BackupSettings; at: Date | null }> {
  const kept = await db.setting.findUnique({ where: { name: settingName } })
  return { settings: kept ? backupSettings.parse(kept.value) : usualSettings, at: kept?.updatedAt ?? null }
}

/** Whether the last good backup is older than the settings allow; a house younger than that has time for its first. */
export async function isStale(on: Db, now = new Date()): Promise<boolean> {
  const { settings } = await settingsOf(on)
  const since = new Date(now.getTime() - settings.warnDays * 86_400_000)
  const good = await on.backup.count({ where: { state: 'done', startedAt: { gte: since } } })
  return good === 0 && (await on.user.count({ where: { createdAt: { lt: since } } })) > 0
}

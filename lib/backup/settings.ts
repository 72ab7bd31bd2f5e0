import type { Db, Tx } from '../db.ts'
import { type BackupSettings, backupSettings, usualSettings } from './schema.ts'

export const settingName = 'backup'

/** How backups are made by themselves, and when that was last changed. */
export async function settingsOf(db: Db | Tx): Promise<{ settings: BackupSettings; at: Date | null }> {
  const kept = await db.setting.findUnique({ where: { name: settingName } })
  return { settings: kept ? backupSettings.parse(kept.value) : usualSettings, at: kept?.updatedAt ?? null }
}

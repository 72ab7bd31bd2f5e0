import { z } from 'zod'
import { recordId } from '../shapes.ts'

/** Whether and when a backup is made by itself, how many archives are kept and how long, and after how many days without one somebody is told. */
export const backupSettings = z.object({
  isOn: z.boolean(),
  /** The hour of the house's day from which on. */
  hour: z.int().min(0).max(23),
  keepCount: z.int().min(1).max(1000),
  keepDays: z.int().min(1).max(3660),
  warnDays: z.int().min(1).max(90),
})
export type BackupSettings = z.infer<typeof backupSettings>
export const usualSettings: BackupSettings = { isOn: true, hour: 3, keepCount: 14, keepDays: 90, warnDays: 2 }

export const backupStates = ['waiting', 'running', 'done', 'failed'] as const
export const backupKinds = ['daily', 'now', 'terminal'] as const

/** One backup as the page shows it. */
export const backupView = z.object({
  id: recordId,
  kind: z.enum(backupKinds),
  state: z.enum(backupStates),
  /** Why it failed: a name of `backups.reasons`. */
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  machine: z.string(),
  folder: z.string(),
  fileName: z.string(),
  sizeBytes: z.number(),
  sha256: z.string(),
  encrypted: z.boolean(),
  rows: z.number(),
  files: z.int(),
  damaged: z.array(z.string()),
  actorName: z.string(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  removedAt: z.iso.datetime().nullable(),
})
export type BackupView = z.infer<typeof backupView>

export const backupsView = z.object({
  backups: z.array(backupView),
  settings: backupSettings,
  /** What the settings were when they were read: an edit of older ones is refused. */
  settingsAt: z.iso.datetime().nullable(),
  /** When the next one begins by itself; null when none does. */
  nextAt: z.iso.datetime().nullable(),
  /** The last one that succeeded, however far back. */
  lastGood: backupView.nullable(),
  isStale: z.boolean(),
  /** Whether this machine has a passphrase to encrypt with, and whether archives go to a folder of their own. */
  encrypts: z.boolean(),
  ownFolder: z.boolean(),
})
export type BackupsView = z.infer<typeof backupsView>

export const startBackupInput = z.object({ id: recordId })
export const reviseBackupSettingsInput = z.object({ settings: backupSettings, settingsAt: z.iso.datetime().nullable() })

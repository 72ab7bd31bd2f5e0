/** Why a backup or a restore ends without a result: each has its sentence in `backups.reasons`. */
export const reasons = [
  'passphrase_short',
  'passphrase_missing',
  'passphrase_wrong',
  'passphrase_unreadable',
  'not_an_archive',
  'newer_format',
  'damaged',
  'truncated',
  'newer_program',
  'not_empty',
  'being_used',
  'sums_differ',
  'disk_full',
  'folder_unwritable',
  'database_away',
  'interrupted',
  'unknown',
] as const
export type Reason = (typeof reasons)[number]

/** A failure that a person can understand and mend; `detail` is what it is about (a file's name, an entry, a table). */
export class BackupFailure extends Error {
  readonly reason: Reason
  readonly detail: string
  constructor(reason: Reason, detail = '') {
    super(detail ? `${reason}: ${detail}` : reason)
    this.reason = reason
    this.detail = detail
  }
}

/** What the system refused, as the failure that it stands for. */
export function failureOf(error: unknown): BackupFailure {
  if (error instanceof BackupFailure) return error
  const { code = '', message = String(error) } = (error ?? {}) as { code?: string; message?: string }
  const cause = (error as { cause?: { code?: string } } | null)?.cause?.code ?? ''
  const said = message.slice(0, 300)
  for (const one of [code, cause]) {
    if (['ENOSPC', 'EDQUOT', '53100'].includes(one)) return new BackupFailure('disk_full', said)
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'].includes(one)) return new BackupFailure('folder_unwritable', said)
    if (/^(ECONN|EHOST|ENOTFOUND|ETIMEDOUT|EPIPE|08|57P0)/.test(one)) return new BackupFailure('database_away', said)
  }
  if (/Connection terminated/.test(message)) return new BackupFailure('database_away', said)
  return new BackupFailure('unknown', said)
}

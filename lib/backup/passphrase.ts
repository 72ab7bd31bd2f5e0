import { readFileSync } from 'node:fs'

/** Short ones can be tried out by whoever holds an archive. */
export const leastLetters = 12

/** The passphrase of archives: `BACKUP_PASSPHRASE`, or what `BACKUP_PASSPHRASE_FILE` holds; never on a command line, where every process can read it. */
export function passphrase(): string | null {
  const file = process.env.BACKUP_PASSPHRASE_FILE
  const given = file ? readFileSync(file, 'utf8').replace(/\r?\n$/, '') : process.env.BACKUP_PASSPHRASE
  return given || null
}

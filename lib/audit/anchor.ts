import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataDir } from '../env.ts'

/** The last seal that this machine made or was told to trust. It lies outside the database: whoever takes seals away there cannot take it along. */
export type Anchor = { number: string; hash: string }

const place = () => join(dataDir(), 'audit-seal.json')

/** What this machine remembers; null on one that has sealed nothing yet. */
export function readAnchor(): Anchor | null {
  try {
    const { number, hash } = JSON.parse(readFileSync(place(), 'utf8'))
    return typeof number === 'string' && typeof hash === 'string' ? { number, hash } : null
  } catch {
    // no file, or one that was cut off by a full disk: the database's own chain still holds
    return null
  }
}

/** Remembers a seal; whole or not at all. */
export function writeAnchor(anchor: Anchor): void {
  mkdirSync(dataDir(), { recursive: true })
  writeFileSync(`${place()}.new`, JSON.stringify(anchor), { mode: 0o600 })
  renameSync(`${place()}.new`, place())
}

import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { dataDir } from './env.ts'

/** The largest file the house takes, in bytes (20 MB). */
export const maxFileBytes = 20 * 1024 * 1024

const disk = () => new Disk(new FSDriver({ location: join(dataDir(), 'files'), visibility: 'private' }))
/** Files lie under their SHA-256, never under a name that a person chose. */
const keyOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256}`

/** Keeps bytes under their SHA-256; the same bytes are kept once. */
export async function putFile(bytes: Uint8Array): Promise<{ sha256: string; sizeBytes: number }> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (!(await disk().exists(keyOf(sha256)))) {
    // under another name first: a process killed half-way must not leave half a file under the whole one's name
    const coming = `coming/${randomUUID()}`
    await disk().put(coming, bytes)
    await disk().move(coming, keyOf(sha256))
  }
  return { sha256, sizeBytes: bytes.byteLength }
}

/** The bytes kept under a SHA-256; throws when they are not there. */
export async function getFile(sha256: string): Promise<Uint8Array> {
  return disk().getBytes(keyOf(sha256))
}

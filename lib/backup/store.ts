import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ReadableStream } from 'node:stream/web'
import { createGzip } from 'node:zlib'
import { Encrypter } from 'age-encryption'
import { dataDir } from '../env.ts'
import { BackupFailure, failureOf } from './failure.ts'
import { leastLetters, passphrase } from './passphrase.ts'
import { archivesToRemove, type Kept, namedAt } from './rules.ts'
import { archiveOf, type Written } from './write.ts'

/** Where archives lie: `BACKUP_DIR`, better on another disk, else a folder beside the data. */
export const backupDir = (): string => resolve(process.env.BACKUP_DIR ?? join(dataDir(), 'backups'))

/** An archive that lies whole in its folder. */
export type Stored = Written & { fileName: string; sizeBytes: number; sha256: string; encrypted: boolean }

/** age's own cost of trying a passphrase is 2 to this power; a test may be cheaper. */
type Ways = { dir?: string; workFactor?: number }

/**
 * Makes an archive of the database of `url` and of the files, and puts it into the folder under its name only once it is whole and on the disk; what was
 * written of one that failed is taken away again. `name.sha256` lies beside it, for `sha256sum -c`.
 */
export async function makeArchive(url: string, { dir = backupDir(), workFactor = 17 }: Ways = {}): Promise<Stored> {
  const secret = secretWord()
  await mkdir(dir, { recursive: true, mode: 0o700 }).catch((error) => {
    throw failureOf(error)
  })
  await sweep(dir)
  const coming = join(dir, `.coming-${process.pid}-${Date.now()}`)
  const { tar, done } = archiveOf(url)
  const hash = createHash('sha256')
  let sizeBytes = 0
  const seal = sealedBy(secret, workFactor)
  try {
    const file = await open(coming, 'wx', 0o600)
    // each write is waited for: one that fails on a full disk fails here, and not later where nobody listens
    const keep = async (bytes: AsyncIterable<Uint8Array>) => {
      for await (const chunk of seal(bytes)) {
        hash.update(chunk)
        sizeBytes += chunk.length
        await file.writeFile(chunk)
      }
    }
    const kept = pipeline(tar, createGzip({ level: 6 }), keep).finally(() => file.close())
    const [written] = await Promise.all([done, kept])
    const fileName = `${namedAt(new Date(written.madeAt))}${secret ? '.age' : ''}`
    const sha256 = hash.digest('hex')
    await settle(coming, join(dir, fileName), sha256)
    return { ...written, fileName, sizeBytes, sha256, encrypted: secret !== null }
  } catch (error) {
    tar.destroy()
    // the first cause is the producer's where both broke
    const cause = await done.then(() => error).catch((first) => (failureOf(first).reason === 'unknown' ? error : first))
    await rm(coming, { force: true })
    throw failureOf(cause)
  }
}

function secretWord(): string | null {
  let word: string | null
  try {
    word = passphrase()
  } catch (error) {
    throw new BackupFailure('passphrase_unreadable', error instanceof Error ? error.message : '')
  }
  if (word !== null && word.length < leastLetters) throw new BackupFailure('passphrase_short', String(leastLetters))
  return word
}

/** A stage that encrypts what passes it by a passphrase, if there is one. */
const sealedBy = (word: string | null, workFactor: number) =>
  async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    if (word === null) return yield* bytes
    const encrypter = new Encrypter()
    encrypter.setPassphrase(word)
    encrypter.setScryptWorkFactor(workFactor)
    yield* await encrypter.encrypt(
      ReadableStream.from(bytes) as unknown as Parameters<typeof encrypter.encrypt>[0] & globalThis.ReadableStream,
    )
  }

/** On the disk before it has its name: after a power cut there is a whole archive or none. */
async function settle(coming: string, path: string, sha256: string): Promise<void> {
  await flush(coming)
  const sum = `${coming}.sum`
  const file = await open(sum, 'w', 0o600)
  await file.writeFile(`${sha256}  ${basename(path)}\n`)
  await file.sync()
  await file.close()
  await rename(sum, `${path}.sha256`)
  await rename(coming, path)
  // a folder cannot be opened everywhere; where it can, its entries are to be on the disk, too
  await flush(join(path, '..')).catch(() => undefined)
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What a process that was killed left half written: nobody writes to it any more after an hour. */
async function sweep(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.startsWith('.coming-')) continue
    const path = join(dir, name)
    const seen = await stat(path).catch(() => null)
    const pid = Number(name.split('-')[1])
    if (seen && (Date.now() - seen.mtimeMs > 3_600_000 || !lives(pid))) await rm(path, { force: true })
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The archives of a folder, the newest first. */
export async function archivesIn(dir = backupDir()): Promise<Kept[]> {
  const entries = await readdir(dir).catch(() => [])
  return entries
    .flatMap((fileName) => {
      const at = /^chamber-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)Z\.tar\.gz(\.age)?$/.exec(fileName)
      return at ? [{ fileName, madeAt: new Date(`${at[1]}-${at[2]}-${at[3]}T${at[4]}:${at[5]}:${at[6]}Z`) }] : []
    })
    .sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime())
}

/** Takes away the archives that need not be kept any longer; names them. */
export async function removeOld(keep: { count: number; days: number }, now = new Date(), dir = backupDir()): Promise<string[]> {
  const old = archivesToRemove(await archivesIn(dir), keep, now)
  for (const fileName of old) {
    await rm(join(dir, fileName), { force: true })
    await rm(join(dir, `${fileName}.sha256`), { force: true })
  }
  return old
}

/** The SHA-256 that was written beside an archive; null where nobody kept it. */
export async function sumBeside(path: string): Promise<string | null> {
  const text = await readFile(`${path}.sha256`, 'utf8').catch(() => null)
  return text === null ? null : (/^[0-9a-f]{64}/.exec(text)?.[0] ?? '')
}

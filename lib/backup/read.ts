import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Decrypter } from 'age-encryption'
import { extract } from 'tar-stream'
import { type Head, headShape, type Manifest, manifestShape, names, tableOf } from './archive.ts'
import { BackupFailure } from './failure.ts'
import { passphrase } from './passphrase.ts'
import { sumBeside } from './store.ts'

/** A part of an archive, whose bytes have to be read before the next one comes. */
export type Part = { name: string; size: number; bytes: AsyncIterable<Uint8Array> }

/** The parts of an archive in their order, as they are read; whoever stops reading closes it. Bytes that cannot be right end in `damaged` or `truncated`. */
export async function* partsOf(path: string): AsyncGenerator<Part> {
  const plain = (await isEncrypted(path)) ? await decrypted(path) : createReadStream(path)
  const tar = extract()
  const reading = pipeline(plain, createGunzip(), tar as unknown as NodeJS.WritableStream)
  // told below, by the loop that reads
  reading.catch(() => undefined)
  try {
    for await (const entry of tar) {
      const { name = '', size = 0 } = entry.header
      yield { name, size, bytes: told(entry as AsyncIterable<Uint8Array>) }
    }
    await reading
  } catch (error) {
    throw brokenOf(error)
  } finally {
    tar.destroy()
  }
}

/** Whether an archive is whole and right, byte for byte, without writing anything: what it says of itself. Throws a BackupFailure where it is not. */
export async function proveArchive(path: string): Promise<{ head: Head; manifest: Manifest; sizeBytes: number }> {
  const { size: sizeBytes } = await stat(path).catch(() => {
    throw new BackupFailure('not_an_archive', path)
  })
  const beside = await sumBeside(path)
  if (beside !== null && beside !== (await hashFile(path))) throw new BackupFailure('damaged', path)
  const seen = new Map<string, string>()
  const texts = new Map<string, string>()
  const tables = new Map<string, ReturnType<typeof createHash>>()
  for await (const { name, bytes } of partsOf(path)) {
    if (seen.has(name) || texts.has(names.manifest)) throw new BackupFailure('damaged', name)
    const isText = name === names.head || name === names.sums || name === names.manifest
    const table = tableOf(name)
    if (table && !tables.has(table)) tables.set(table, createHash('sha256'))
    const hash = createHash('sha256')
    const kept: Uint8Array[] = []
    for await (const chunk of bytes) {
      hash.update(chunk)
      if (table) tables.get(table)?.update(chunk)
      if (isText) kept.push(chunk)
    }
    seen.set(name, hash.digest('hex'))
    if (isText) texts.set(name, Buffer.concat(kept).toString('utf8'))
    if (name === names.head) headOf(texts.get(names.head) ?? '')
  }
  return { ...holds(seen, texts, tables), sizeBytes }
}

/** Holds what was read against what the archive says of itself. */
function holds(seen: Map<string, string>, texts: Map<string, string>, tables: Map<string, ReturnType<typeof createHash>>) {
  const last = texts.get(names.manifest)
  const sums = texts.get(names.sums)
  if (last === undefined || sums === undefined) throw new BackupFailure(texts.has(names.head) ? 'truncated' : 'not_an_archive')
  const manifest = parsed(manifestShape, last, names.manifest)
  if (manifest.sumsSha256 !== seen.get(names.sums)) throw new BackupFailure('damaged', names.sums)
  const told = new Map(sums.split('\n').flatMap((line) => (line ? [[line.slice(66), line.slice(0, 64)] as const] : [])))
  for (const [name, sha256] of told) if (seen.get(name) !== sha256) throw new BackupFailure('damaged', name)
  for (const name of seen.keys())
    if (!told.has(name) && name !== names.sums && name !== names.manifest) throw new BackupFailure('damaged', name)
  const empty = createHash('sha256').digest('hex')
  for (const { name, sha256 } of manifest.tables)
    if ((tables.get(name)?.digest('hex') ?? empty) !== sha256) throw new BackupFailure('damaged', `tables/${name}`)
  return { head: headOf(texts.get(names.head) ?? ''), manifest }
}

function headOf(text: string): Head {
  const given = json(text) as { product?: unknown; format?: unknown } | null
  if (given?.product !== 'chamber-house') throw new BackupFailure('not_an_archive', names.head)
  if (typeof given.format === 'number' && given.format > 1) throw new BackupFailure('newer_format', String(given.format))
  return parsed(headShape, text, names.head)
}

function parsed<T>(shape: { safeParse: (given: unknown) => { success: boolean; data?: T } }, text: string, name: string): T {
  const { data } = shape.safeParse(json(text))
  if (data === undefined) throw new BackupFailure('damaged', name)
  return data
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // whoever asked says what is wrong
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

const ageMark = 'age-encryption.org/v1'

async function isEncrypted(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => {
    throw new BackupFailure('not_an_archive', path)
  })
  try {
    const { buffer } = await file.read(Buffer.alloc(ageMark.length), 0, ageMark.length, 0)
    return buffer.toString('latin1') === ageMark
  } finally {
    await file.close()
  }
}

async function decrypted(path: string): Promise<Readable> {
  const word = passphrase()
  if (!word) throw new BackupFailure('passphrase_missing')
  const decrypter = new Decrypter()
  decrypter.addPassphrase(word)
  const source = createReadStream(path)
  try {
    const opened = await decrypter.decrypt(Readable.toWeb(source) as ReadableStream<Uint8Array>)
    return Readable.fromWeb(opened as Parameters<typeof Readable.fromWeb>[0])
  } catch {
    source.destroy()
    // the library does not say whether the header is broken or the passphrase another: the sentence names both
    throw new BackupFailure('passphrase_wrong', path)
  }
}

/** The bytes of a part; what breaks off while they are read is told as what it is. */
async function* told(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes
  } catch (error) {
    throw brokenOf(error)
  }
}

/** What decompressing, decrypting or unpacking stumbled over: the disk's own errors stay what they are, all others are about the bytes. */
function brokenOf(error: unknown): unknown {
  if (error instanceof BackupFailure || (error as NodeJS.ErrnoException).syscall) return error
  const { code = '', message = '' } = error as { code?: string; message?: string }
  return new BackupFailure(code === 'Z_BUF_ERROR' ? 'truncated' : 'damaged', message.slice(0, 200))
}

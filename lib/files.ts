import { createHash, randomUUID } from 'node:crypto'
import { filesPlace } from './disk.ts'

/** The largest file the house takes, in bytes (20 MB). */
export const maxFileBytes = 20 * 1024 * 1024

const disk = async () => (await filesPlace()).disk
/** Files lie under their SHA-256, never under a name that a person chose; thumbnails lie beside their photo. */
const keyOf = (sha256: string, size?: number) => `${sha256.slice(0, 2)}/${sha256}${size ? `-${size}` : ''}`

/** The SHA-256 of bytes, in hexadecimal digits. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const sha256OfNothing = sha256Of(new Uint8Array())

/** Keeps bytes under their SHA-256; the same bytes are kept once. */
export async function putFile(bytes: Uint8Array): Promise<{ sha256: string; sizeBytes: number }> {
  const sha256 = sha256Of(bytes)
  await putOnce(keyOf(sha256), bytes)
  return { sha256, sizeBytes: bytes.byteLength }
}

/** The bytes kept under a SHA-256; throws when they are not there. */
export async function getFile(sha256: string): Promise<Uint8Array> {
  // of a file without bytes, the disk's reader gives whatever lies in the process's memory
  if (sha256 === sha256OfNothing) return new Uint8Array()
  return (await disk()).getBytes(keyOf(sha256))
}

/** The SHA-256 of the bytes that lie under a SHA-256, read as a stream: the same where nothing happened to them, null where nothing lies there. */
export async function rehashFile(sha256: string): Promise<string | null> {
  const key = keyOf(sha256)
  const place = await disk()
  if (!(await place.exists(key))) return null
  const hash = createHash('sha256')
  for await (const chunk of await place.getStream(key)) hash.update(chunk)
  return hash.digest('hex')
}

/** Keeps a photo's thumbnails, by their longest side in pixels, beside it. */
export async function putThumbnails(sha256: string, thumbnails: Record<number, Uint8Array>): Promise<void> {
  for (const [size, bytes] of Object.entries(thumbnails)) await putOnce(keyOf(sha256, Number(size)), bytes)
}

/** A photo's thumbnail; null where none was made yet. */
export async function findThumbnail(sha256: string, size: number): Promise<Uint8Array | null> {
  const key = keyOf(sha256, size)
  const place = await disk()
  return (await place.exists(key)) ? place.getBytes(key) : null
}

async function putOnce(key: string, bytes: Uint8Array): Promise<void> {
  const { disk: place, isFolder } = await filesPlace()
  if (await place.exists(key)) return
  // a bucket has an object whole or not at all
  if (!isFolder) return place.put(key, bytes)
  // under another name first: a process killed half-way must not leave half a file under the whole one's name
  const coming = `coming/${randomUUID()}`
  await place.put(coming, bytes)
  await place.move(coming, key)
}

/** How many bytes are kept under a SHA-256; null when they are not there. */
export async function sizeOfFile(sha256: string): Promise<number | null> {
  const key = keyOf(sha256)
  const place = await disk()
  return (await place.exists(key)) ? (await place.getMetaData(key)).contentLength : null
}

/** The bytes kept under a SHA-256 as they are read, never whole in memory; who stops reading closes the file. */
export const streamFile = async (sha256: string): Promise<AsyncIterable<Uint8Array>> => (await disk()).getStream(keyOf(sha256))

/** A file as it lies: its name (`ab/<SHA-256>`, a thumbnail's ends in its size), and how many bytes. */
export type StoredFile = { name: string; sizeBytes: number }
const storedName = /^[0-9a-f]{2}\/[0-9a-f]{64}(-\d{1,4})?$/

/** Every file that is kept, thumbnails too, for backups; what is only just coming is not among them. */
export async function* listFiles(): AsyncGenerator<StoredFile> {
  for (let paginationToken: string | undefined; ; ) {
    const page = await (await disk()).listAll('', { recursive: true, paginationToken })
    for (const one of page.objects)
      if (one.isFile && storedName.test(one.key)) yield { name: one.key, sizeBytes: (await one.getMetaData()).contentLength }
    paginationToken = page.paginationToken
    if (!paginationToken) return
  }
}

/** The bytes of a file of `listFiles`, as they are read. */
export const streamStored = async (name: string): Promise<AsyncIterable<Uint8Array>> => (await disk()).getStream(name)

/** Keeps a file under the name that it had; where its bytes break off, nothing is kept. What lies there already is written anew. */
export async function keepStored(name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  if (!storedName.test(name)) throw new Error(`${name}: not the name of a file of the house`)
  const held: Uint8Array[] = []
  // no file is larger than the house takes (20 MB), and a bucket wants to know how long one is
  for await (const chunk of bytes) held.push(chunk)
  const place = await disk()
  const coming = `coming/${randomUUID()}`
  await place.put(coming, Buffer.concat(held))
  await place.move(coming, name)
}

/** Takes away a file of `listFiles`. */
export const dropStored = async (name: string): Promise<void> => (await disk()).delete(name)

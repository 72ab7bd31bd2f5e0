import { createHash } from 'node:crypto'
import { Zip, ZipDeflate } from 'fflate'

/** One file to be packed: its bytes are asked for when its turn comes. */
export type Entry = { name: string; open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>> }

/** Bytes at hand as an entry. */
export const entryOf = (name: string, bytes: Uint8Array): Entry => ({
  name,
  async *open() {
    yield bytes
  },
})

/** The last file of a package: what `sha256sum -c` reads, told by the bytes that really went in. */
const sums = '校验.txt'

/**
 * Files as a zip, made as it is read: the next piece of a file is read only when the one before was taken, and who stops reading closes what is open.
 * Pictures and PDFs are compressed already: they go as they are, in deflate's own blocks, so that also readers that cannot look ahead know where a file ends.
 */
export async function* zipped(entries: Iterable<Entry>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = []
  const told: string[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  async function* packed({ name, open }: Entry) {
    const file = new ZipDeflate(name, { level: 0 })
    const hash = createHash('sha256')
    zip.add(file)
    for await (const chunk of await open()) {
      hash.update(chunk)
      file.push(chunk)
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(0), true)
    told.push(`${hash.digest('hex')}  ${name}\n`)
    yield* ready.splice(0)
  }
  for (const entry of entries) yield* packed(entry)
  yield* packed(entryOf(sums, new TextEncoder().encode(told.join(''))))
  zip.end()
  yield* ready.splice(0)
}

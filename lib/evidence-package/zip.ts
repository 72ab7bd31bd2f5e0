import { createHash } from 'node:crypto'
import { Zip, ZipPassThrough } from 'fflate'

/** One file to be packed: its bytes are asked for when its turn comes. */
export type Entry = { name: string; open: () => AsyncIterable<Uint8Array> | Promise<AsyncIterable<Uint8Array>> }

/** Bytes at hand as an entry. */
export const entryOf = (name: string, bytes: Uint8Array): Entry => ({
  name,
  async *open() {
    yield bytes
  },
})

/** The most bytes that one of deflate's stored blocks holds. */
const blockBytes = 65_535

/**
 * A file as it is, in deflate's own stored blocks: pictures and PDFs are compressed already, and readers that cannot look ahead know where a file
 * ends. The library's own deflate keeps a tenth of a megabyte for each file until the zip is whole.
 */
class AsItIs extends ZipPassThrough {
  override compression = 8
  protected override process(chunk: Uint8Array<ArrayBuffer>, final: boolean): void {
    for (let at = 0; at < chunk.length; at += blockBytes) {
      const block = chunk.subarray(at, at + blockBytes)
      const { length } = block
      this.ondata(null, Uint8Array.of(0, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), false)
      this.ondata(null, block, false)
    }
    if (final) this.ondata(null, Uint8Array.of(1, 0, 0, 255, 255), true)
  }
}

/** The last file of a package: what `sha256sum -c` reads, told by the bytes that really went in. */
const sums = '校验.txt'

/**
 * Files as a zip, made as it is read: the next piece of a file is read only when the one before was taken, and who stops reading closes what is open.
 */
export async function* zipped(entries: Iterable<Entry>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const ready: Uint8Array<ArrayBuffer>[] = []
  const told: string[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  async function* packed({ name, open }: Entry) {
    const file = new AsItIs(name)
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

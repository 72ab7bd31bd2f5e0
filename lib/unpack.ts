import { inflateRawSync } from 'node:zlib'
import { strFromU8 } from 'fflate'

/**
 * The parts of a zip, each unpacked to as many bytes as the zip says that it has. One that lies is found out at the first byte too many: fflate's `unzipSync`
 * hands out the part as it was declared, but reads it to its end all the same, and ten megabytes of a bomb hold a process for minutes. Throws for what is no zip.
 */
export function unpack(zip: Uint8Array, isWanted: (name: string) => boolean = () => true): Record<string, Uint8Array> {
  const parts = entriesIn(zip)
    .filter(({ name }) => isWanted(name))
    .map((entry) => [entry.name, unpacked(zip, entry)] as const)
  return Object.fromEntries(parts)
}

type Entry = { name: string; method: number; size: number; originalSize: number; at: number }

function unpacked(zip: Uint8Array, { method, size, originalSize, at }: Entry): Uint8Array {
  const view = viewOf(zip)
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const packed = zip.subarray(from, from + size)
  if (packed.length !== size || (method !== 0 && method !== 8)) throw new RangeError('zip: a part that cannot be read')
  // nothing would be no limit
  const part = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, originalSize) })
  if (part.length !== originalSize) throw new RangeError('zip: a part is not as long as it says')
  return new Uint8Array(part)
}

/** What the list at a zip's end says. Numbers that do not fit into 32 bits stand elsewhere; some programs always put them there. */
function entriesIn(zip: Uint8Array): Entry[] {
  const view = viewOf(zip)
  let end = zip.length - 22
  while (view.getUint32(end, true) !== endMark) if (--end < zip.length - 65_558) throw new RangeError('zip: no end')
  let [count, at] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)]
  if (end >= 20 && view.getUint32(end - 20, true) === wideEndMark) {
    const wideEnd = long(view, end - 12)
    ;[count, at] = [long(view, wideEnd + 32), long(view, wideEnd + 48)]
  }
  const entries: Entry[] = []
  while (entries.length < count) {
    if (view.getUint32(at, true) !== entryMark) throw new RangeError('zip: no entry where one should be')
    const [nameLength = 0, moreLength = 0, noteLength = 0] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const inUtf8 = (view.getUint16(at + 8, true) & 0x800) !== 0
    const name = strFromU8(zip.subarray(at + 46, at + 46 + nameLength), !inUtf8)
    const narrow = [24, 20, 42].map((place) => view.getUint32(at + place, true))
    const [originalSize = 0, size = 0, place = 0] = widened(view, narrow, at + 46 + nameLength, moreLength)
    entries.push({ name, method: view.getUint16(at + 10, true), size, originalSize, at: place })
    at += 46 + nameLength + moreLength + noteLength
  }
  return entries
}
const [endMark, wideEndMark, entryMark] = [0x06054b50, 0x07064b50, 0x02014b50]

/** The numbers of an entry, those that are too large for their place from the field of kind 1. */
function widened(view: DataView, narrow: number[], moreAt: number, moreLength: number): number[] {
  let at = moreAt
  while (at + 4 <= moreAt + moreLength && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true)
  return narrow.map((number) => {
    if (number !== 0xffffffff || at + 12 > moreAt + moreLength) return number
    at += 8
    return long(view, at - 4)
  })
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength)
const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

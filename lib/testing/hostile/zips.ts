import { deflateRawSync } from 'node:zlib'

/** A part of a zip as it is written: what it says of itself need not be so. */
export type Part = { name: string; bytes: Uint8Array; declared?: number; packed?: Uint8Array }

const textOf = (text: string) => new TextEncoder().encode(text)

/** A zip, to the letter: names may be paths, sizes may be lies, and one part may be listed many times. */
export function zipOf(parts: readonly Part[], times = 1): Uint8Array {
  const bodies: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const { name, bytes, packed = deflateRawSync(bytes), declared = bytes.length } of parts) {
    const called = textOf(name)
    const about = Buffer.alloc(26)
    for (const [place, value] of [20, 0x800, 8, 0, 0].entries()) about.writeUInt16LE(value, place * 2)
    for (const [place, value] of [0, packed.length, declared].entries()) about.writeUInt32LE(value, 10 + place * 4)
    about.writeUInt16LE(called.length, 22)
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(0x02014b50)
    about.copy(listed, 6)
    listed.writeUInt32LE(at, 42)
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, called, packed])
    bodies.push(body)
    list.push(listed, Buffer.from(called))
    at += body.length
  }
  const entries = Buffer.concat(list)
  const all = Buffer.concat(Array.from({ length: times }, () => entries))
  return new Uint8Array(Buffer.concat([...bodies, all, endOf(parts.length * times, all.length, at)]))
}

/** The end of a zip, in the form for more entries than 16 bits can count. */
function endOf(count: number, length: number, at: number): Buffer {
  const wide = Buffer.alloc(56)
  wide.writeUInt32LE(0x06064b50)
  wide.writeUInt32LE(44, 4)
  for (const [place, value] of [count, count, length, at].entries()) wide.writeUInt32LE(value, 24 + place * 8)
  const where = Buffer.alloc(20)
  where.writeUInt32LE(0x07064b50)
  where.writeUInt32LE(at + length, 8)
  where.writeUInt32LE(1, 16)
  const end = Buffer.alloc(22, 0xff)
  end.writeUInt32LE(0x06054b50)
  for (const place of [4, 6, 20]) end.writeUInt16LE(0, place)
  return count < 0xffff ? short(end, count, length, at) : Buffer.concat([wide, where, end])
}
function short(end: Buffer, count: number, length: number, at: number): Buffer {
  for (const place of [8, 10]) end.writeUInt16LE(count, place)
  for (const [place, value] of [length, at].entries()) end.writeUInt32LE(value, 12 + place * 4)
  return end
}

/** A part of millions of blanks, deflated into one block by hand: as many bytes as `megabytes` say come out of a hundredth and a half of them. */
export function bomb(name: string, megabytes: number, declared?: number): Part {
  // a blank, then “258 times what stood here last” over and over; eight of those are 13 whole bytes
  const again = '1100010100000'
  const bits = `110${'01010000'}${again.repeat(24)}${'0'.repeat(16)}`
  const short = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt([...byte].reverse().join(''), 2)))
  const [head, turn, tail] = [short.subarray(0, 2), short.subarray(2, 15), short.subarray(15)]
  const turns = Math.ceil((megabytes * 1024 * 1024) / 2064)
  const packed = Buffer.concat([head, Buffer.alloc(13 * turns, turn), tail])
  return { name, bytes: new Uint8Array(), declared: declared ?? 1 + 258 * (16 + 8 * turns), packed }
}

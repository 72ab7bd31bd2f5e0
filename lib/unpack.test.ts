import { readFileSync } from 'node:fs'
import { unzipSync, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bomb, zipOf } from './testing/hostile/zips.ts'
import { unpack } from './unpack.ts'

const text = (words: string) => new TextEncoder().encode(words)

test('the parts of a zip come out as they went in, packed or only laid in, all or those that are asked for', () => {
  const parts = { 'a.xml': text('甲'.repeat(500)), '目录/b.xml': text(''), __proto__: text('x') }
  for (const level of [0, 9] as const) expect(unpack(zipSync(parts, { level }))).toEqual(unzipSync(zipSync(parts, { level })))
  expect(Object.keys(unpack(zipSync(parts), (name) => name.startsWith('a')))).toEqual(['a.xml'])
  const ledger = new Uint8Array(readFileSync('prisma/demo/2023/05-支出台账.xlsx'))
  expect(unpack(ledger)).toEqual(unzipSync(ledger))
})

test('a part that is longer or shorter than it says, or a list that leads nowhere, is no zip', () => {
  const whole = zipOf([{ name: 'a', bytes: text('文字') }])
  expect(unpack(whole)).toEqual({ a: text('文字') })
  const lies: [string, Uint8Array][] = [
    ['longer', zipOf([bomb('a', 300, 1000)])],
    ['shorter', zipOf([{ name: 'a', bytes: text('文字'), declared: 100 }])],
    ['nothing at all', zipOf([{ name: 'a', bytes: text('文字'), declared: 0 }])],
    ['cut off', whole.subarray(0, -30)],
    ['its beginning gone', whole.subarray(20)],
    ['not one', text('PK')],
    ['empty', new Uint8Array()],
  ]
  for (const [what, zip] of lies) expect(() => unpack(zip), what).toThrow()
})

test('numbers that stand in their wide places are read there, as some programs always put them', () => {
  // the list's own numbers are said to be too large for their places, and stand behind the name instead
  const zip = Buffer.from(zipOf([{ name: 'a', bytes: text('文字') }]))
  const listed = zip.lastIndexOf('PK\u0001\u0002')
  const end = zip.lastIndexOf('PK\u0005\u0006')
  const [size, originalSize] = [zip.readUInt32LE(listed + 20), zip.readUInt32LE(listed + 24)]
  const more = Buffer.alloc(20)
  more.writeUInt16LE(1)
  more.writeUInt16LE(16, 2)
  more.writeBigUInt64LE(BigInt(originalSize), 4)
  more.writeBigUInt64LE(BigInt(size), 12)
  const wide = Buffer.concat([zip.subarray(0, listed + 47), more, zip.subarray(end)])
  wide.writeUInt32LE(0xffffffff, listed + 20)
  wide.writeUInt32LE(0xffffffff, listed + 24)
  wide.writeUInt16LE(20, listed + 30)
  expect(unpack(new Uint8Array(wide))).toEqual({ a: text('文字') })
})

import { randomBytes } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { call } from '@orpc/server'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { streamed } from '../door.ts'
import { putFile, sha256Of } from '../files.ts'
import type { Role } from '../permissions.ts'
import { codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { packEvidence } from './package.ts'
import { type Entry, zipped } from './zip.ts'

testDatabase()
const pack = (role: Role = 'head', code: string | null = null) => call(packEvidence, { year: 2023, code }, { context: contextOf(role) })

/** A package as whoever saved it unpacks it. */
async function unpacked(content: AsyncIterable<Uint8Array>) {
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  const whole = Buffer.concat(pieces)
  return new Map(Object.entries(unzipSync(whole)).map(([name, bytes]) => [name, { sha256: sha256Of(bytes), bytes }]))
}
const lines = async (bytes?: Uint8Array) => ((await readXlsx(bytes ?? new Uint8Array())).sheets[0]?.rows ?? []).slice(5)

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')
/** Bytes of buffers that are still held by somebody: what was let go of is given back by another thread, now and then. */
async function heldBytes(): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let look = 0; look < 3; look++) {
    collect()
    await new Promise((go) => setImmediate(go))
    least = Math.min(least, process.memoryUsage().arrayBuffers)
  }
  return least
}

const size = 100_000
beforeAll(async () => {
  await importDemo()
  const payments = await db().payment.findMany({
    where: { removedAt: null, paidOn: { gte: new Date('2023-01-01'), lte: new Date('2023-12-31') } },
  })
  const kept = await Promise.all(Array.from({ length: 300 }, () => putFile(randomBytes(size))))
  const file = { source: 'payments', kind: 'invoice', mediaType: 'application/pdf' }
  await db().evidence.createMany({
    data: kept.map((bytes, n) => ({ ...file, ...bytes, recordId: payments[n % payments.length]?.id ?? '', fileName: `发票/${n}.pdf` })),
  })
}, 60_000)

describe('a package of evidence', () => {
  test('of three hundred files is never whole in memory, and reads back to the last byte', async () => {
    const { files, bytes, content } = await pack()
    expect([files, bytes]).toEqual([300, 300 * size])
    let most = 0
    let read = 0
    const before = await heldBytes()
    for await (const _ of content) if (read++ % 1000 === 999) most = Math.max(most, (await heldBytes()) - before)
    expect(most).toBeLessThan((300 * size) / 3)
    const found = await unpacked((await pack()).content)
    const rows = await db().evidence.findMany({ where: { removedAt: null } })
    const packed = [...found].filter(([name]) => /^0[1-9]_|^1\d_/.test(name))
    expect(packed.map(([, { sha256 }]) => sha256).sort()).toEqual(rows.map(({ sha256 }) => sha256).sort())
    for (const [name] of packed) expect(name).toMatch(/^01_P1_预算执行率\/P1-\d{2,3}_发票_\d+\.pdf$/)
    expect([...found.keys()].filter((name) => !packed.some(([one]) => one === name))).toEqual([
      '目录.xlsx',
      '目录.html',
      '00_自评文件/2023年度绩效自评报告.docx',
      '00_自评文件/2023年度项目支出绩效自评表.xlsx',
      '校验.txt',
    ])
    const sums = strFromU8(found.get('校验.txt')?.bytes ?? new Uint8Array())
      .trim()
      .split('\n')
    expect(sums).toEqual([...found].filter(([name]) => name !== '校验.txt').map(([name, { sha256 }]) => `${sha256}  ${name}`))
  }, 60_000)

  test('stores what serves two figures once, and its directory names it under both with where it lies', async () => {
    const found = await unpacked((await pack()).content)
    const rows = await lines(found.get('目录.xlsx')?.bytes)
    const [first] = rows
    const same = rows.filter((row) => row[7] === first?.[7])
    expect(same.slice(0, 2).map((row) => row[1])).toEqual(['P1 预算执行率', 'P2 支出规范率'])
    expect(same[0]?.[4]).toBe(same[1]?.[4])
    expect(found.has(String(same[0]?.[4]))).toBe(true)
    expect(same[1]?.[8]).toContain('存放于 01_P1_预算执行率')
    expect(strFromU8(found.get('目录.html')?.bytes ?? new Uint8Array())).toContain(String(first?.[7]))
  })

  test('leaves sensitive and lost files out for those who may not have them, and says so', async () => {
    const [one] = await db().evidence.findMany({ where: { fileName: '发票/1.pdf' } })
    await db().evidence.updateMany({ where: { id: one?.id ?? '' }, data: { sensitivity: 'sensitive' } })
    await db().evidence.updateMany({ where: { fileName: '发票/2.pdf' }, data: { sha256: 'f'.repeat(64) } })
    const viewers = await pack('viewer', 'P2')
    expect([viewers.files, viewers.name]).toEqual([298, '2023年度绩效评价佐证材料_P2.zip'])
    const found = await unpacked(viewers.content)
    const rows = await lines(found.get('目录.xlsx')?.bytes)
    expect(rows.filter((row) => row[4] === '—').map((row) => row[8])).toEqual([
      expect.stringContaining('敏感材料，按权限未随包提供'),
      expect.stringContaining('找不到该文件'),
    ])
    expect((await pack('head', 'P2')).files).toBe(299)
  })

  test('of an unknown indicator or of nobody is refused', async () => {
    expect(await codeOf(pack('head', 'X9'))).toBe('NOT_FOUND')
    expect(await codeOf(call(packEvidence, { year: 2023 }, { context: contextOf(null) }))).toBe('SIGNED_OUT')
  })
})

describe('a zip that is read', () => {
  test('opens a file only when its turn comes, waits for its reader, and closes what is open when the reader leaves', async () => {
    let opened = 0
    let closed = 0
    const entries: Entry[] = Array.from({ length: 50 }, (_, n) => ({
      name: `${n}.bin`,
      async *open() {
        opened++
        try {
          for (let piece = 0; piece < 10; piece++) yield new Uint8Array(64_000)
        } finally {
          closed++
        }
      },
    }))
    const answer = await streamed(new Request('http://house/x'), async () => ({
      name: 'x.zip',
      type: 'application/zip',
      content: zipped(entries),
      headers: {},
    }))
    const reader = answer.body?.getReader()
    for (let chunk = 0; chunk < 5; chunk++) await reader?.read()
    await new Promise((resolve) => setImmediate(resolve))
    expect([opened, closed]).toEqual([1, 0])
    await reader?.cancel()
    expect([opened, closed]).toEqual([1, 1])
  })
})

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { call } from '@orpc/server'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { db } from '../db.ts'
import { findThumbnail, getFile, putFile } from '../files.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { openThumbnail } from './queries.ts'

testDatabase()
const officer = as('officer')
const place = { IFD3: { GPSLatitude: '22/1 47/1 0/1', GPSLatitudeRef: 'N' }, IFD0: { Make: 'Apple' } }
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 20 } } }).withExif(place)
const fileOf = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name)

async function policy(): Promise<string> {
  const id = randomUUID()
  await db().policy.create({
    data: { id, name: `办法 ${id}`, requiredFrom: new Date('2023-03-01') },
  })
  return id
}
const attach = (recordId: string, bytes: Uint8Array, name = '现场.jpg', id = randomUUID()) =>
  officer.evidence.attach({ id, source: 'policies', recordId, kind: 'other', file: fileOf(bytes, name) })

test('a photo is kept without its place, and once however often it is sent', async () => {
  const recordId = await policy()
  const sent = await picture(600, 400).jpeg().toBuffer()
  expect((await sharp(sent).metadata()).exif).toBeDefined()
  const id = randomUUID()
  const [first, second] = await Promise.all([attach(recordId, sent, '现场.jpg', id), attach(recordId, sent, '现场.jpg', id)])
  expect(second).toEqual(first)
  expect(await attach(recordId, sent, '现场.jpg', id)).toEqual(first)
  expect((await sharp(await getFile(first.sha256)).metadata()).exif).toBeUndefined()
  const other = await picture(600, 401).jpeg().toBuffer()
  expect(await codeOf(attach(recordId, other, '现场.jpg', id))).toBe('SAME_ID_OTHER_CONTENT')
  expect(await db().evidence.count({ where: { recordId } })).toBe(1)
})

test('a HEIC photo is filed as the JPEG that it becomes', async () => {
  const filed = await attach(await policy(), readFileSync('lib/testing/photo.heic'), 'IMG_0412.HEIC')
  expect(filed).toMatchObject({ fileName: 'IMG_0412.jpg', mediaType: 'image/jpeg' })
})

test('thumbnails open for everybody signed in, in their sizes only, and for photos only; those of older photos are made when asked for', async () => {
  const recordId = await policy()
  const { id, sha256 } = await attach(recordId, await picture(1200, 800).jpeg().toBuffer())
  const context = { context: contextOf('viewer') }
  expect(await findThumbnail(sha256, 320)).not.toBeNull()
  const small = await call(openThumbnail, { id, size: '320' }, context)
  expect([small.type, (await sharp(new Uint8Array(await small.arrayBuffer())).metadata()).width]).toEqual(['image/webp', 320])
  await expect(call(openThumbnail, { id, size: 999 }, context)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  expect(await codeOf(call(openThumbnail, { id, size: 320 }, { context: contextOf(null) }))).toBe('SIGNED_OUT')

  const paper = await attach(recordId, new TextEncoder().encode('%PDF-1.7\n%%EOF'), '纪要.pdf')
  expect(await codeOf(call(openThumbnail, { id: paper.id, size: 160 }, context))).toBe('NOT_FOUND')

  const older = await putFile(await picture(500, 500).png().toBuffer())
  const row = { source: 'policies', recordId, kind: 'other', fileName: 'a.png', mediaType: 'image/png', ...older }
  const { id: olderId } = await db().evidence.create({ data: row })
  const made = await call(openThumbnail, { id: olderId, size: 160 }, context)
  expect(made.size).toBeGreaterThan(0)
  expect(await findThumbnail(older.sha256, 160)).toHaveLength(made.size)
})

test('ten photos of twelve megapixels at once are all filed, without this process growing by more than their bytes', async () => {
  const recordId = await policy()
  const photos = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      sharp({ create: { width: 4032, height: 3024, channels: 3, background: { r: at * 20, g: 90, b: 60 } } })
        .withExif(place)
        .jpeg()
        .toBuffer(),
    ),
  )
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 20)
  const filed = await Promise.all(photos.map((bytes) => attach(recordId, bytes)))
  clearInterval(watch)
  expect(new Set(filed.map(({ sha256 }) => sha256)).size).toBe(10)
  expect((most - before) / 1024 / 1024).toBeLessThan(150)
})

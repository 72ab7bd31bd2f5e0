import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findThumbnail, getFile, putFile, putThumbnails, rehashFile, sha256Of, sizeOfFile, streamFile } from './files.ts'
import { type FakeS3, startFakeS3 } from './testing/s3.ts'

const bytes = Buffer.from('the minutes of a salon, as they were signed')
const nowhere = '0'.repeat(64)
let s3: FakeS3
beforeAll(async () => {
  s3 = await startFakeS3()
})
afterAll(() => s3.stop())

describe.each(['a folder', 'a bucket'])('files in %s', (place) => {
  beforeEach(() => {
    process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'chamber-files-'))
    for (const [name, value] of Object.entries(s3.env)) {
      if (place === 'a bucket') process.env[name] = value
      else delete process.env[name]
    }
    s3.objects.clear()
    s3.asked.length = 0
  })

  test('come back as they were kept, whole and as a stream, with their size and their hash', async () => {
    const { sha256, sizeBytes } = await putFile(bytes)
    expect([sha256, sizeBytes]).toEqual([sha256Of(bytes), bytes.byteLength])
    expect(Buffer.from(await getFile(sha256)).equals(bytes)).toBe(true)
    const parts: Uint8Array[] = []
    for await (const part of await streamFile(sha256)) parts.push(part)
    expect(Buffer.concat(parts).equals(bytes)).toBe(true)
    expect([await sizeOfFile(sha256), await rehashFile(sha256)]).toEqual([bytes.byteLength, sha256])
  })

  test('are empty where nothing was in them, whatever else lies in memory', async () => {
    const { sha256, sizeBytes } = await putFile(new Uint8Array())
    expect([sizeBytes, (await getFile(sha256)).byteLength]).toEqual([0, 0])
  })

  test('lie there once, under their own hash, with their thumbnails beside them; what was never kept is said to be missing', async () => {
    const { sha256 } = await putFile(bytes)
    await putFile(bytes)
    await putThumbnails(sha256, { 320: bytes.subarray(0, 4) })
    expect(await findThumbnail(sha256, 320)).toHaveLength(4)
    expect([await findThumbnail(sha256, 640), await sizeOfFile(nowhere), await rehashFile(nowhere)]).toEqual([null, null, null])
    await expect(getFile(nowhere)).rejects.toThrow()
    if (place === 'a bucket') {
      expect([...s3.objects.keys()]).toEqual([`${sha256.slice(0, 2)}/${sha256}`, `${sha256.slice(0, 2)}/${sha256}-320`])
      expect(s3.asked.filter((one) => one === `PUT ${sha256.slice(0, 2)}/${sha256}`)).toHaveLength(1)
    }
  })
})

describe('a bucket', () => {
  beforeEach(() => {
    Object.assign(process.env, s3.env)
    s3.objects.clear()
  })

  test('that is busy for a moment is asked again', async () => {
    s3.failNext(2, 503, 'SlowDown')
    const { sha256 } = await putFile(bytes)
    expect(Buffer.from(await getFile(sha256)).equals(bytes)).toBe(true)
  })

  test('that refuses is not taken for an empty one: nothing is kept, and nothing is said to be missing', async () => {
    s3.failNext(9, 403, 'AccessDenied')
    await expect(putFile(bytes)).rejects.toThrow()
    await expect(sizeOfFile(nowhere)).rejects.toThrow()
    s3.failNext(0, 0, '')
    expect(s3.objects.size).toBe(0)
  })
})

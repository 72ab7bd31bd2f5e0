import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { zipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { getFile, maxFileBytes, putFile } from '../files.ts'
import { openOriginal } from '../sheets/original.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { openEvidence } from './queries.ts'
import { safeFileName } from './rules.ts'
import { type EvidenceSource, evidenceKinds, evidenceSources } from './schema.ts'

testDatabase()
const officer = as('officer')
const bytesOf = (text: string) => new TextEncoder().encode(text)
const png = Uint8Array.from(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
)
const pdf = bytesOf('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF')
const office = (part: string, type: string) =>
  zipSync({
    '[Content_Types].xml': bytesOf(
      `<Types><Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}.main+xml"/></Types>`,
    ),
    [part]: bytesOf('<x/>'),
  })
const fileOf = (bytes: Uint8Array, name = '纪要.pdf') =>
  new File([bytes as Uint8Array<ArrayBuffer>], name, { type: 'application/octet-stream' })

const unplanned = { seriesId: null, expectedHeads: null, budgetYuan: null, plan: null, minutes: null }
async function event(): Promise<string> {
  const id = randomUUID()
  const more = { ...{ startsAt: null, endsAt: null, region: null, venue: null, departments: [] as string[], note: null }, ...unplanned }
  await officer.events.log({ id, code: id, title: '沙龙', kind: 'salon', heldOn: '2023-03-12', status: 'held', ...more })
  return id
}
const attach = (recordId: string, over: Partial<Parameters<typeof officer.evidence.attach>[0]> = {}) =>
  officer.evidence.attach({ id: randomUUID(), source: 'events', recordId, kind: 'minutes', file: fileOf(pdf), ...over })
const stamped = async (id: string) => (await officer.events.get({ id })).evidence
const salons = async () =>
  (await db().$queryRaw<{ sum: number }[]>`select coalesce(sum(value), 0)::int as sum from rollup where measure = 'salons.held'`)[0]?.sum

describe('evidence of a record', () => {
  test('is stamped on its event, makes a salon count once complete, and stops counting when it is removed', async () => {
    const id = await event()
    const before = (await salons()) ?? 0
    await attach(id, { kind: 'sign_in' })
    const minutes = await attach(id, { kind: 'minutes' })
    expect(await salons()).toBe(before)
    await attach(id, { kind: 'photo', file: fileOf(png, '现场.png') })
    expect(await stamped(id)).toEqual(['minutes', 'photo', 'sign_in'])
    expect(await salons()).toBe(before + 1)
    await officer.evidence.remove({ id: minutes.id, version: minutes.version })
    expect(await stamped(id)).toEqual(['photo', 'sign_in'])
    expect(await salons()).toBe(before)
    expect(await codeOf(officer.evidence.remove({ id: minutes.id, version: minutes.version }))).toBe('STALE')
    expect(await codeOf(officer.evidence.restore({ id: minutes.id, version: minutes.version }))).toBe('STALE')
    expect((await officer.evidence.list({ source: 'events', recordId: id })).map(({ kind }) => kind)).toEqual(['sign_in', 'photo'])
    const back = await officer.evidence.restore({ id: minutes.id, version: minutes.version + 1 })
    expect(await stamped(id)).toEqual(['minutes', 'photo', 'sign_in'])
    expect(await salons()).toBe(before + 1)
    expect(await codeOf(officer.evidence.restore({ id: minutes.id, version: back.version }))).toBe('STALE')
  })

  test('does not make an open form of its event stale', async () => {
    const id = await event()
    await attach(id)
    expect(await officer.events.get({ id })).toMatchObject({ version: 1, evidence: ['minutes'] })
  })

  test('is kept with its content, its true type and its name, signed in the audit', async () => {
    const filed = await attach(await event(), { file: fileOf(png, '现场照片.pdf'), kind: 'photo' })
    expect(filed).toMatchObject({ fileName: '现场照片.pdf', mediaType: 'image/png', version: 1 })
    expect((await getFile(filed.sha256)).byteLength).toBe(filed.sizeBytes)
    const entries = await db().auditEntry.findMany({ where: { recordId: filed.id } })
    expect(entries).toMatchObject([{ actor: 'test-officer', operation: 'evidence.attach', source: 'evidence' }])
  })

  test('is one file however often the same submission arrives; another content under its id is refused', async () => {
    const recordId = await event()
    const id = randomUUID()
    const all = await Promise.all([attach(recordId, { id }), attach(recordId, { id }), attach(recordId, { id })])
    expect(new Set(all.map((filed) => filed.id))).toEqual(new Set([id]))
    expect(await codeOf(attach(recordId, { id, file: fileOf(png) }))).toBe('SAME_ID_OTHER_CONTENT')
    expect(await codeOf(attach(await event(), { id }))).toBe('SAME_ID_OTHER_CONTENT')
    expect(await officer.evidence.list({ source: 'events', recordId })).toHaveLength(1)
  })

  test('is refused for a record that is not there or was removed, and for another source than the record’s', async () => {
    const id = await event()
    expect(await codeOf(attach(randomUUID()))).toBe('NOT_FOUND')
    expect(await codeOf(attach(id, { source: 'payments', kind: 'invoice' }))).toBe('NOT_FOUND')
    await officer.events.remove({ id, version: 1 })
    expect(await codeOf(attach(id))).toBe('NOT_FOUND')
    await expect(attach(id, { source: 'users' as EvidenceSource })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test.each(evidenceSources)('of %s has only its own kinds, and its table can be asked', async (source) => {
    expect(await codeOf(attach(randomUUID(), { source, kind: 'selfie' }))).toBe('RULE_BROKEN')
    for (const kind of evidenceKinds[source]) expect(await codeOf(attach(randomUUID(), { source, kind }))).toBe('NOT_FOUND')
  })
})

describe('the bytes of a file', () => {
  test('come back under the cleaned name and the true type, for everybody signed in and for nobody else', async () => {
    const { id } = await attach(await event(), { file: fileOf(pdf, '../纪要.png') })
    const opened = await call(openEvidence, { id }, { context: contextOf('viewer') })
    expect([opened.name, opened.type, new Uint8Array(await opened.arrayBuffer())]).toEqual(['纪要.png', 'application/pdf', pdf])
    expect(await codeOf(call(openEvidence, { id }, { context: contextOf(null) }))).toBe('SIGNED_OUT')
    expect(await codeOf(call(openEvidence, { id: randomUUID() }, { context: contextOf('viewer') }))).toBe('NOT_FOUND')
  })

  test('of an imported original are only to be saved, and not for an administrator without business there', async () => {
    const bytes = bytesOf('<html><script>alert(1)</script><table></table></html>')
    const kept = await putFile(bytes)
    const { id } = await db().importBatch.create({
      data: { ...kept, fileName: '用户增长.xls', layout: 'followers', year: 2023, counts: {}, actorName: 'x' },
    })
    const opened = await call(openOriginal, { id }, { context: contextOf('officer') })
    expect([opened.name, opened.type]).toEqual(['用户增长.xls', 'application/octet-stream'])
    expect(await codeOf(call(openOriginal, { id }, { context: contextOf('admin') }))).toBe('NOT_ALLOWED')
    expect(await codeOf(call(openOriginal, { id }, { context: contextOf(null) }))).toBe('SIGNED_OUT')
  })
})

describe('a file', () => {
  let recordId = ''
  beforeAll(async () => {
    recordId = await event()
  })

  test.each([
    ['a PDF', pdf, 'application/pdf'],
    ['a picture', png, 'image/png'],
    [
      'a Word file',
      office('word/document.xml', 'wordprocessingml.document'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'an Excel file',
      office('xl/workbook.xml', 'spreadsheetml.sheet'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
  ])('that is %s is taken', async (_, bytes, mediaType) => {
    expect(await attach(recordId, { file: fileOf(bytes) })).toMatchObject({ mediaType })
  })

  test.each([
    ['a web page named .png', bytesOf('<!doctype html><script>alert(1)</script>'), '照片.png', 'FILE_TYPE'],
    [
      'an SVG',
      bytesOf('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'a.svg',
      'FILE_TYPE',
    ],
    ['a bare SVG named .png', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'a.png', 'FILE_TYPE'],
    ['a program', bytesOf('MZ\u0090\u0000'), 'a.pdf', 'FILE_TYPE'],
    ['a zip of anything', zipSync({ 'a.exe': bytesOf('MZ') }), 'a.docx', 'FILE_TYPE'],
    ['plain text', bytesOf('签到：陈、李'), '签到.txt', 'FILE_TYPE'],
    ['nothing', new Uint8Array(0), 'a.pdf', 'FILE_EMPTY'],
    ['more than 20 MB', Buffer.concat([pdf, Buffer.alloc(maxFileBytes)]), 'a.pdf', 'FILE_TOO_LARGE'],
  ])('that is %s is refused, and nothing is written', async (_, bytes, name, code) => {
    const before = [await db().evidence.count(), await db().auditEntry.count()]
    expect(await codeOf(attach(recordId, { file: fileOf(bytes, name) }))).toBe(code)
    expect([await db().evidence.count(), await db().auditEntry.count()]).toEqual(before)
  })

  test('of exactly 20 MB is taken', async () => {
    const bytes = Buffer.concat([pdf, Buffer.alloc(maxFileBytes - pdf.byteLength)])
    expect(await attach(recordId, { file: fileOf(bytes) })).toMatchObject({ sizeBytes: maxFileBytes })
  })

  test.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\陈\\纪要.pdf', '纪要.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie x=1.pdf'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['<img src=x>.png', 'img src=x.png'],
    ['', 'file'],
    ['..', 'file'],
    ['长'.repeat(300), '长'.repeat(120)],
  ])('named %j is kept under a name that is only a name', (name, kept) => {
    expect(safeFileName(name)).toBe(kept)
  })
})

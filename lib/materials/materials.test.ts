import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { plusDays, today } from '../day.ts'
import { db } from '../db.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { takeMaterial } from './commands.ts'

testDatabase()
const office = as('office')
beforeAll(() => {
  process.env.AUTH_SECRET ??= 'only for tests'
})

const material = (over: object = {}) =>
  office.materials.log({
    ...{
      id: randomUUID(),
      title: '南沙产业政策懒人包',
      kind: '产业政策懒人包',
      language: 'zhHans' as const,
      description: null,
      responsible: '王综合',
    },
    ...over,
  })
const version = (materialId: string, over: object = {}) => ({
  ...{ id: randomUUID(), materialId, number: 1, issuedOn: plusDays(today(), -10), validFrom: null, validUntilOn: null },
  ...{ url: 'https://example.org/film', note: null, ...over },
})
const handout = (versionId: string, over: object = {}) => ({
  ...{
    id: randomUUID(),
    versionId,
    handedOn: today(),
    copies: 50,
    eventId: null,
    occasion: '“倾”沙龙',
    organisationId: null,
    audience: null,
    note: null,
  },
  ...over,
})
const pdf = () => new File(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF'], '懒人包.pdf', { type: 'application/pdf' })
const tokenOf = async (id: string) => new URL((await office.materials.link({ id })).address).pathname.split('/').at(-1) ?? ''
const take = (token: string, device: string, isCounted = true) =>
  call(takeMaterial, { token, device, isCounted, locale: 'zh-Hant-HK' }, { context: contextOf(null), path: ['materials', 'take'] })
/** What counts of a kind, by measure. */
const sums = async (kind: string): Promise<Record<string, number>> => {
  const rows = await db().$queryRaw<{ measure: string; value: number }[]>`
    select measure, sum(value)::int as value from rollup where facet = ${kind} group by 1 having sum(records) > 0`
  return Object.fromEntries(rows.map(({ measure, value }) => [measure, value]))
}

describe('a version', () => {
  test('counts on its day of issue once it can be looked at, by the kind of its material, and so do its copies', async () => {
    const { id } = await material({ kind: '折页甲' })
    const made = await office.materialVersions.log(version(id, { url: null }))
    expect(await sums('折页甲')).toEqual({})
    const [left] = await db().$queryRaw<{ excluded: string }[]>`select excluded from facts where id = ${made.id}::uuid`
    expect(left?.excluded).toBe('file_missing')
    await office.evidence.attach({ id: randomUUID(), source: 'material_versions', recordId: made.id, kind: 'file', file: pdf() })
    await office.materialHandouts.log(handout(made.id))
    await office.materialHandouts.log(handout(made.id, { copies: 30 }))
    expect(await sums('折页甲')).toEqual({ 'materials.issued': 1, 'materials.handed_out': 80 })
    const { createdAt: _, updatedAt: __, removedAt: ___, ...now } = await office.materials.get({ id })
    expect(now).toMatchObject({ latestNumber: 1, validUntilOn: null })
    await office.materials.revise({ ...now, kind: '折页乙' })
    expect([await sums('折页甲'), await sums('折页乙')]).toEqual([{}, { 'materials.issued': 1, 'materials.handed_out': 80 }])
    const audit = await db().auditEntry.findMany({ where: { recordId: made.id, operation: 'materialVersions.log' } })
    expect(audit).toMatchObject([{ actor: 'test-office', source: 'material_versions' }])
  })

  test.each([
    ['that ends before it begins', { validFrom: '2026-05-02', validUntilOn: '2026-05-01' }, 'RULE_BROKEN'],
    ['that ends before it was issued', { issuedOn: '2026-05-02', validUntilOn: '2026-05-01' }, 'RULE_BROKEN'],
    ['at an address that is not secure', { url: 'http://example.org/film' }, 'BAD_REQUEST'],
    ['at an address that is a script', { url: 'javascript:alert(1)' }, 'BAD_REQUEST'],
    ['numbered 0', { number: 0 }, 'BAD_REQUEST'],
  ])('%s is refused, and nothing is written', async (_, over, code) => {
    const { id } = await material()
    await expect(office.materialVersions.log(version(id, over))).rejects.toMatchObject({ code })
    expect(await db().materialVersion.count({ where: { materialId: id } })).toBe(0)
  })

  test('takes no file that is a program', async () => {
    const made = await office.materialVersions.log(version((await material()).id))
    const program = new File(['MZ\u0090\u0000'], '懒人包.pdf')
    const attached = office.evidence.attach({
      id: randomUUID(),
      source: 'material_versions',
      recordId: made.id,
      kind: 'file',
      file: program,
    })
    expect(await codeOf(attached)).toBe('FILE_TYPE')
  })

  test('that was handed out stays, and was issued before that; a material with versions stays, too', async () => {
    const made = await material()
    const issued = await office.materialVersions.log(version(made.id))
    await office.materialHandouts.log(handout(issued.id, { handedOn: plusDays(today(), -5) }))
    const rule = (name: string) => ({ code: 'RULE_BROKEN', data: { params: { rule: name } } })
    await expect(office.materialVersions.remove({ id: issued.id, version: issued.version })).rejects.toMatchObject(
      rule('material_versions_handed_out'),
    )
    const later = { ...version(made.id, { issuedOn: plusDays(today(), -4) }), id: issued.id, version: issued.version }
    await expect(office.materialVersions.revise(later)).rejects.toMatchObject(rule('material_versions_before_handouts'))
    const now = await office.materials.get({ id: made.id })
    await expect(office.materials.remove({ id: now.id, version: now.version })).rejects.toMatchObject(rule('materials_with_versions'))
  })
})

describe('a hand-out', () => {
  test.each([
    ['before the version was issued', { handedOn: plusDays(today(), -11) }, 'RULE_BROKEN'],
    ['of no copy', { copies: 0 }, 'BAD_REQUEST'],
    ['of less than none', { copies: -3 }, 'BAD_REQUEST'],
    ['of half a copy', { copies: 1.5 }, 'BAD_REQUEST'],
  ])('%s is refused, and nothing is written', async (_, over, code) => {
    const made = await office.materialVersions.log(version((await material()).id))
    await expect(office.materialHandouts.log(handout(made.id, over))).rejects.toMatchObject({ code })
    expect(await db().materialHandout.count({ where: { versionId: made.id } })).toBe(0)
  })
})

describe('a link', () => {
  test('gives anybody the file, counts a device once in half an hour however often it taps, and keeps no address', async () => {
    const { id } = await material({ kind: '折页丙' })
    const made = await office.materialVersions.log(version(id, { url: null }))
    await office.evidence.attach({ id: randomUUID(), source: 'material_versions', recordId: made.id, kind: 'file', file: pdf() })
    const token = await tokenOf(id)
    const shown = await as(null).materials.open({ token })
    expect(shown).toMatchObject({ title: '南沙产业政策懒人包', state: 'current', version: { number: 1 }, isOutside: false })
    const device = randomUUID()
    const taps = await Promise.all(Array.from({ length: 6 }, () => take(token, device)))
    expect(taps.every((taken) => 'file' in taken && taken.file.name === '懒人包.pdf')).toBe(true)
    await take(token, randomUUID())
    await take(token, randomUUID(), false)
    expect(await sums('折页丙')).toMatchObject({ 'materials.downloads': 2 })
    expect(await office.materials.figures({ id })).toMatchObject({ downloads: 2, issued: 1, current: 1, state: 'current' })
    const rows = await db().materialDownload.findMany({ where: { versionId: made.id } })
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual(['device', 'downloadedAt', 'id', 'kind', 'locale', 'versionId'])
    const audit = await db().auditEntry.findMany({ where: { source: 'material_downloads', recordId: rows[0]?.id } })
    expect(audit).toMatchObject([{ actor: 'nobody', operation: 'materials.take' }])
    await db().$executeRaw`update material_downloads set downloaded_at = now() - interval '31 minutes' where device = ${device}::uuid`
    await take(token, device)
    expect(await sums('折页丙')).toMatchObject({ 'materials.downloads': 3 })
  })

  test('leads to the newest version that has begun, and says when none holds any more', async () => {
    const { id } = await material()
    const token = await tokenOf(id)
    expect(await as(null).materials.open({ token })).toMatchObject({ state: 'none', version: null })
    await office.materialVersions.log(version(id, { validUntilOn: plusDays(today(), -1) }))
    expect(await as(null).materials.open({ token })).toMatchObject({ state: 'expired', version: { number: 1 } })
    await expect(take(token, randomUUID())).rejects.toMatchObject({ code: 'NOT_OPEN', data: { params: { state: 'material_expired' } } })
    await office.materialVersions.log(version(id, { number: 2 }))
    await office.materialVersions.log(version(id, { number: 3, issuedOn: plusDays(today(), 3) }))
    expect(await as(null).materials.open({ token })).toMatchObject({ state: 'current', version: { number: 2 } })
    expect(await take(token, randomUUID())).toEqual({ url: 'https://example.org/film' })
  })

  test('that was renewed, forged or whose material is gone leads nowhere', async () => {
    const made = await material()
    const token = await tokenOf(made.id)
    const renewed = await office.materials.renewLink({ id: made.id, version: made.version })
    const next = await tokenOf(made.id)
    for (const wrong of [token, `${next.slice(0, -2)}xx`, ''])
      expect(await codeOf(as(null).materials.open({ token: wrong }))).toBe('NOT_FOUND')
    expect(await codeOf(as(null).materials.open({ token: next }))).toBe('OK')
    await office.materials.remove({ id: made.id, version: renewed.version })
    expect(await codeOf(take(next, randomUUID()))).toBe('NOT_FOUND')
  })
})

import { randomUUID } from 'node:crypto'
import { call } from '@orpc/server'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '../db.ts'
import { openEvidence } from '../evidence/queries.ts'
import { as, codeOf, contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { evidenceGaps } from './read.ts'

testDatabase()
beforeAll(importDemo, 60_000)
const officer = as('officer')
const viewer = as('viewer')

const pdf = (text: string) => new File([`%PDF-1.7\n${text}\n%%EOF`], `${text}.pdf`, { type: 'application/pdf' })
const attach = (source: 'payments' | 'events', recordId: string, kind: string, file: File) =>
  officer.evidence.attach({ id: randomUUID(), source, recordId, kind, file })
const gaps = (ask: object = {}) => viewer.evidencePackage.gaps({ year: 2023, ...ask })
const meter = async (code: string) => (await gaps()).indicators.find((one) => one.code === code)

describe('the completeness of a year’s proof', () => {
  test('asks of every record that an indicator counts for the kinds of its table, and the whole counts each file once', async () => {
    const found = await gaps({ paper: true, take: 500 })
    const payments = await db().payment.count({
      where: { removedAt: null, paidOn: { gte: new Date('2023-01-01'), lte: new Date('2023-12-31') } },
    })
    expect(await meter('P2')).toMatchObject({ records: payments, required: payments * 4 })
    expect(found.indicators.map(({ code }) => code)).toEqual('P1 P2 P3 P4 O1 O2 O3 O4 O5 O6 B1 B2 B3 B4'.split(' '))
    const once = new Set(found.gaps.map(({ source, recordId, kind }) => `${source} ${recordId} ${kind}`))
    expect(once.size).toBe(found.gaps.length)
    expect(found.required).toBeLessThan(found.indicators.reduce((sum, { required }) => sum + required, 0))
  })

  test('counts what is declared to be on paper as there, and says that it is only on paper', async () => {
    const [declared] = await db().payment.findMany({ where: { declared: { isEmpty: false } }, take: 1 })
    expect(declared).toBeDefined()
    const found = await gaps({ code: 'P2', paper: true, take: 500 })
    const mine = found.gaps.filter(({ recordId, isPaper }) => recordId === declared?.id && isPaper).map(({ kind }) => kind)
    expect(mine.sort()).toEqual([...(declared?.declared ?? [])].sort())
  })

  test('looks at a salon that does not count for want of its minutes, and not at one that was cancelled', async () => {
    const found = await gaps({ code: 'O3', take: 500 })
    const events = await db().event.findMany({ where: { id: { in: found.gaps.map(({ recordId }) => recordId) } } })
    expect(events.map(({ status }) => status)).toEqual(events.map(() => 'held'))
    expect(found.gaps).toContainEqual(expect.objectContaining({ kind: 'minutes', path: expect.stringMatching(/^\/events\//) }))
  })

  test('a file closes the gap of every figure that counts on its record', async () => {
    const ask = { code: 'P2', kind: 'receipt', paper: true, take: 500 }
    const [gap] = (await gaps(ask)).gaps
    expect(gap?.codes).toEqual(expect.arrayContaining(['P1', 'P2']))
    const stand = async () => [await meter('P1'), await meter('P2')].map((one) => ({ have: one?.have ?? 0, paper: one?.paper ?? 0 }))
    const before = await stand()
    await attach('payments', gap?.recordId ?? '', 'receipt', pdf('回单'))
    expect(await stand()).toEqual(before.map(({ have, paper }) => (gap?.isPaper ? { have, paper: paper - 1 } : { have: have + 1, paper })))
    expect((await gaps(ask)).gaps.map(({ recordId }) => recordId)).not.toContain(gap?.recordId)
  })

  test('comes in pages that neither overlap nor leave a gap out', async () => {
    const { total } = await gaps({ paper: true })
    const pages = [await gaps({ paper: true, take: 40 }), await gaps({ paper: true, skip: 40, take: 40 })].flatMap((page) => page.gaps)
    expect(new Set(pages.map((gap) => JSON.stringify(gap))).size).toBe(Math.min(80, total))
  })

  test('asks for no kind that the office has struck out, and the audit says who did', async () => {
    const office = as('office')
    const asked = await meter('O4')
    expect(asked?.required).toBe(asked?.records)
    await office.evidencePackage.require({ source: 'articles', kind: 'screenshot', isRequired: false })
    await office.evidencePackage.require({ source: 'articles', kind: 'screenshot', isRequired: false })
    expect(await meter('O4')).toMatchObject({ required: 0, have: 0 })
    const entries = await db().auditEntry.findMany({ where: { source: 'evidence_requirements', operation: 'evidencePackage.require' } })
    expect(entries).toMatchObject([{ actor: 'test-office' }])
    await office.evidencePackage.require({ source: 'articles', kind: 'screenshot', isRequired: true })
    expect(await meter('O4')).toMatchObject({ required: asked?.required })
    expect(await codeOf(office.evidencePackage.require({ source: 'articles', kind: 'selfie', isRequired: true }))).toBe('RULE_BROKEN')
  })

  test('is told in one statement for twenty thousand payments', async () => {
    const many = db().$transaction(
      async (tx) => {
        // the rows are taken back: neither sums nor audit need to hear of them
        await tx.$executeRaw`set local session_replication_role = replica`
        await tx.$executeRaw`insert into payments (sub_project, category, summary, amount_yuan, paid_on, accrual_month, declared)
          select '日常运作经费', '水费', '多笔', 1, date '2022-03-01' + n % 300, '2022-03-01', array['invoice'] from generate_series(1, 20000) n`
        await tx.$executeRaw`insert into indicators (year, code, level1, level2, name, operator, target, unit, weight, position, formula)
          select 2022, code, level1, level2, name, operator, target, unit, weight, position, formula from indicators where year = 2023 and code in ('P1', 'P2')`
        throw await evidenceGaps(tx, 2022)
      },
      { timeout: 60_000 },
    )
    expect(await many.catch((found) => found)).toMatchObject({ required: 80_000, have: 20_000, paper: 20_000, total: 60_000 })
  }, 60_000)
})

describe('the materials of a year', () => {
  const materials = async () => (await viewer.evidencePackage.materials({ year: 2023 })).materials

  test('one content is one material, with every figure that it serves and every record that it lies on', async () => {
    const [first, second] = await db().event.findMany({ where: { kind: 'salon', status: 'held' }, orderBy: { heldOn: 'asc' }, take: 2 })
    const file = pdf('年度签到册')
    await attach('events', first?.id ?? '', 'sign_in', file)
    await attach('events', second?.id ?? '', 'sign_in', file)
    const found = (await materials()).filter(({ fileName }) => fileName === '年度签到册.pdf')
    expect(found).toMatchObject([{ codes: ['O3'], sensitivity: 'internal', number: null }])
    expect(found[0]?.records.map(({ recordId }) => recordId).sort()).toEqual([first?.id, second?.id].sort())
  })

  test('keep their numbers when others come and go, and no two have the same', async () => {
    const [payment] = await db().payment.findMany({ where: { removedAt: null, paidOn: new Date('2023-12-01') }, take: 1 })
    const some = payment ?? (await db().payment.findFirstOrThrow({ where: { removedAt: null, paidOn: { gte: new Date('2023-06-01') } } }))
    const kept = await attach('payments', some.id, 'approval', pdf('审批单'))
    await officer.evidencePackage.number({ year: 2023 })
    const before = new Map((await materials()).map(({ sha256, number }) => [sha256, number]))
    expect(before.get(kept.sha256)).toMatch(/^P1-\d\d$/)
    await attach('payments', some.id, 'invoice', pdf('先到的发票'))
    await officer.evidence.remove({ id: kept.id, version: kept.version })
    // two at once number once
    await Promise.all([officer.evidencePackage.number({ year: 2023 }), officer.evidencePackage.number({ year: 2023 })])
    await officer.evidence.restore({ id: kept.id, version: kept.version + 1 })
    const after = await materials()
    for (const [sha256, number] of before) expect(after.find((one) => one.sha256 === sha256)?.number).toBe(number)
    expect(new Set(after.map(({ number }) => number)).size).toBe(after.length)
    expect(after.map(({ number }) => number)).not.toContain(null)
  })

  test('are called sensitive on every record at once, open then to nobody who only reads, and are never classified', async () => {
    const [one] = await materials()
    const sha256 = one?.sha256 ?? ''
    const put = (from: 'internal' | 'public' | 'sensitive', to: 'internal' | 'sensitive' | 'classified') =>
      officer.evidence.classify({ sha256, from, to })
    expect(await codeOf(put('internal', 'classified'))).toBe('FILE_CLASSIFIED')
    await put('internal', 'sensitive')
    expect(await codeOf(put('public', 'internal'))).toBe('STALE')
    expect((await materials()).find((material) => material.sha256 === sha256)?.sensitivity).toBe('sensitive')
    const open = (role: 'viewer' | 'head') => codeOf(call(openEvidence, { id: one?.evidenceId ?? '' }, { context: contextOf(role) }))
    expect([await open('viewer'), await open('head')]).toEqual(['FILE_SENSITIVE', 'OK'])
    await put('sensitive', 'internal')
  })

  test('a file whose own name says that it is classified is refused, and nothing is written', async () => {
    const event = await db().event.findFirstOrThrow({ where: { kind: 'salon' } })
    const before = await db().evidence.count()
    for (const name of ['（机密）名单.pdf', '秘密★5年.pdf', '涉密会议.pdf']) {
      expect(await codeOf(attach('events', event.id, 'other', new File([await pdf(name).arrayBuffer()], name)))).toBe('FILE_CLASSIFIED')
    }
    expect(await db().evidence.count()).toBe(before)
    expect(await codeOf(attach('events', event.id, 'other', new File([await pdf('x').arrayBuffer()], '非涉密承诺书.pdf')))).toBe('OK')
  })
})

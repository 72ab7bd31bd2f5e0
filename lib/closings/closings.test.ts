import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../canonical.ts'
import { yearToDate } from '../day.ts'
import { db, inTransaction } from '../db.ts'
import { standingOf } from '../evaluations/board.ts'
import { snapshotFor } from '../evaluations/snapshot.ts'
import { limitsSchema } from '../limits/schema.ts'
import { codeOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { closeYear, reopenYear } from './close.ts'
import { newestClosing } from './read.ts'
import { type ClosingHead, closingContent } from './schema.ts'

testDatabase()
const actor = { name: '周主任' }
const signed = { actor: 'zhou', operation: 'evaluations.approve' }
const close = (year = 2023) => inTransaction(signed, (tx) => closeYear(tx, { year, actor }))
const reopen = (reason = '漏记一笔', year = 2023) => inTransaction(signed, (tx) => reopenYear(tx, { year, reason, actor }))
const contentOf = async ({ id }: ClosingHead) => (await db().closing.findUniqueOrThrow({ where: { id } })).content

let first: ClosingHead
beforeAll(async () => {
  await importDemo()
  first = await close()
})

test('a closing is canonical JSON whose bytes have its hash, and it says the year to the digit', async () => {
  const text = await contentOf(first)
  expect(createHash('sha256').update(text).digest('hex')).toBe(first.sha256)
  const content = closingContent.parse(JSON.parse(text))
  expect(canonicalJson(content)).toBe(text)
  expect(content.snapshot).toMatchObject({ year: 2023, total: '97.00' })
  expect(await snapshotFor(db(), 2023)).toEqual({
    ...content.snapshot,
    closing: { number: 1, sha256: first.sha256, closedAt: first.closedAt, closedBy: '周主任' },
  })
})

test('every record with a fact in the year is frozen, and those before it that a level stands on', async () => {
  const content = closingContent.parse(JSON.parse(await contentOf(first)))
  const wanted = await db().$queryRaw<{ source: string; ids: string[] }[]>`
    select source, array_agg(distinct id::text order by id::text) as ids from facts
    where day between '2023-01-01' and '2023-12-31' or (day < '2023-01-01' and measure in ('stays.active', 'policies.required', 'policies.in_force'))
    group by 1 order by 1`
  const frozen = Object.entries(content.records).map(([source, rows]) => ({ source, ids: rows.map(([id]) => id) }))
  expect(frozen.sort((one, other) => (one.source < other.source ? -1 : 1))).toEqual(wanted)
  expect(content.definitions.indicators.map(({ code }) => code)).toEqual(content.snapshot.items.map(({ code }) => code))
})

test('a hash does not depend on the session that asks for it, nor on what is not of the record', async () => {
  const hashes = (settings: string) =>
    db().$transaction(async (tx) => {
      await tx.$executeRawUnsafe(settings)
      return tx.$queryRaw`select source, id, sha256, facts from year_records(2023, '{stays.active}', '{}', hashed_columns()) order by 1, 2`
    })
  const before = await hashes(`set local timezone = 'UTC'`)
  expect(await hashes(`set local timezone = 'America/New_York'`)).toEqual(before)
  expect(await hashes(`set local datestyle = 'German'`)).toEqual(before)
  await db().$executeRaw`update payments set note = note, search_text = ''`
  expect(await hashes(`set local timezone = 'UTC'`)).toEqual(before)
})

test('limits that are changed later score no closed year, neither on the board', async () => {
  const framework = await db().framework.findFirstOrThrow({ orderBy: { position: 'asc' } })
  const limits = limitsSchema.parse(framework.limits)
  await db().framework.update({ where: { id: framework.id }, data: { limits: { ...limits, excellentFrom: '99' } } })
  const standing = await standingOf(db(), yearToDate(2023))
  expect([standing.total, standing.grade]).toEqual(['97.00', 'excellent'])
  await db().framework.update({ where: { id: framework.id }, data: { limits } })
})

test('a year is closed once, and only what is closed is opened again, by somebody who says why', async () => {
  expect(await codeOf(close())).toBe('CLOSING_REFUSED')
  expect(await codeOf(close(2020))).toBe('CLOSING_REFUSED')
  expect(await codeOf(reopen('因漏记', 2022))).toBe('CLOSING_REFUSED')
  expect(await codeOf(reopen('  '))).toBe('CLOSING_REFUSED')
  expect(await db().closing.count()).toBe(1)
})

test('what was closed is kept for ever as reopened; the next closing names it and has the next number', async () => {
  await reopen()
  expect(await snapshotFor(db(), 2023)).not.toHaveProperty('closing')
  const second = await close()
  expect(second).toMatchObject({ number: 2, replacesSha256: first.sha256 })
  expect(JSON.parse(await contentOf(second)).replaces).toEqual({ number: 1, sha256: first.sha256 })
  expect(await newestClosing(db(), 2023)).toEqual(second)
  const kept = await db().closing.findUniqueOrThrow({ where: { id: first.id } })
  expect(kept).toMatchObject({ sha256: first.sha256, reopenedBy: '周主任', reopenReason: '漏记一笔' })
})

test('the year after is chained to the newest closing of the year before', async () => {
  await db().indicator.createMany({
    data: (await db().indicator.findMany({ where: { year: 2023 } })).map(({ id: _, formula, ...row }) => ({
      ...row,
      formula: formula ?? undefined,
      year: 2024,
    })),
  })
  const before = await newestClosing(db(), 2023)
  const next = await close(2024)
  expect(next).toMatchObject({ number: 1, previousSha256: before?.sha256, replacesSha256: null })
})

test.each([
  ['changed', `update closings set content = content || ' '`],
  ['moved to another day', `update closings set closed_at = now()`],
  ['reopened twice', `update closings set reopen_reason = '另一个理由' where reopened_at is not null`],
  ['deleted', 'delete from closings'],
])('a closing cannot be %s, not even through psql', async (_, sql) => {
  await expect(db().$executeRawUnsafe(sql)).rejects.toThrow(/stays as it was made/)
})

test('the table of closings cannot be emptied', async () => {
  await expect(db().$executeRaw`truncate closings`).rejects.toThrow(/delete them/)
})

test('closing is signed in the audit without being kept there a second time', async () => {
  const entries = await db().auditEntry.findMany({ where: { source: 'closings', recordId: first.id }, orderBy: { id: 'asc' } })
  expect(entries).toMatchObject([{ ...signed, after: { sha256: first.sha256 } }, { after: { reopen_reason: '漏记一笔' } }])
  expect(entries.every(({ after }) => !('content' in (after as object)))).toBe(true)
})

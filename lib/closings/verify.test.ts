import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { db, inTransaction } from '../db.ts'
import { putFile } from '../files.ts'
import { testDatabase } from '../testing/database.ts'
import { importDemo } from '../testing/demo.ts'
import { closeYear } from './close.ts'
import type { VerifyStep } from './schema.ts'
import { verifyYear } from './verify.ts'

const database = testDatabase()
let client: Client
const file = { id: randomUUID(), sha256: '' }
/** What is done where no trigger sees it, as the owner of the tables could. */
async function behind(sql: string, values: unknown[] = []): Promise<void> {
  await client.query(`set session_replication_role = 'replica'`)
  await client.query(sql, values)
  await client.query(`set session_replication_role = 'origin'`)
}
const payment = async () =>
  (await db().payment.findFirstOrThrow({ where: { paidOn: { gte: new Date('2023-01-01') }, removedAt: null }, orderBy: { id: 'asc' } })).id

beforeAll(async () => {
  client = new Client({ connectionString: database.url() })
  await client.connect()
  await importDemo()
  const kept = await putFile(new TextEncoder().encode('%PDF-1.7 签到表'))
  file.sha256 = kept.sha256
  await db().evidence.create({
    data: {
      ...file,
      source: 'payments',
      recordId: await payment(),
      kind: 'other',
      fileName: '签到表.pdf',
      mediaType: 'application/pdf',
      ...kept,
    },
  })
  await inTransaction({ actor: 'zhou', operation: 'evaluations.approve' }, (tx) => closeYear(tx, { year: 2023, actor: { name: '周主任' } }))
  await client.query('create table kept as select * from payments')
})
afterAll(() => client.end())
afterEach(async () => {
  await behind('delete from payments')
  await behind('insert into payments select * from kept')
})

test('what nobody touched verifies without a drift, step by step, and every record and file was looked at', async () => {
  const steps: VerifyStep[] = []
  const result = await verifyYear({ year: 2023 }, async (step) => void steps.push(step))
  expect(result).toMatchObject({ found: 0, number: 1, checked: { files: 1 } })
  expect(result.checked.records).toBeGreaterThan(300)
  expect([...new Set(steps.map(({ stage }) => stage))]).toEqual(['content', 'records', 'figures', 'files'])
})

test('a payment changed behind the triggers is named, alone, with the column and both values, as changed outside of the audit', async () => {
  const id = await payment()
  await behind('update payments set amount_yuan = amount_yuan + 1 where id = $1', [id])
  const result = await verifyYear({ year: 2023 })
  expect(result.found).toBe(1)
  expect(result.records).toMatchObject([{ kind: 'counted', source: 'payments', id, isOutside: true, path: `/costs?open=${id}` }])
  expect(result.records[0]?.columns).toMatchObject([{ column: 'amount_yuan', by: null }])
  const [column] = result.records[0]?.columns ?? []
  expect(Number(column?.after)).toBe(Number(column?.before) + 1)
})

test('a typo that somebody mended after the closing is named with who it was and when', async () => {
  const id = await payment()
  await inTransaction({ actor: 'chen', operation: 'costs.revise' }, (tx) =>
    tx.payment.update({ where: { id }, data: { note: '更正备注' } }),
  )
  const result = await verifyYear({ year: 2023 })
  expect(result.found).toBe(1)
  expect(result.records).toMatchObject([
    { kind: 'changed', id, isOutside: false, columns: [{ column: 'note', after: '更正备注', by: 'chen' }] },
  ])
})

test('a record that is gone and one that came are named, and the sums that no longer are theirs are not blamed twice', async () => {
  const id = await payment()
  await behind('delete from payments where id = $1', [id])
  const added = randomUUID()
  await behind(
    `insert into payments select (jsonb_populate_record(k, jsonb_build_object('id', $1::text, 'invoice_no', 'X-1'))).* from kept k where id <> $2 and paid_on is not null limit 1`,
    [added, id],
  )
  const result = await verifyYear({ year: 2023 })
  expect(result.records.map(({ kind, id, isOutside }) => [kind, id, isOutside])).toEqual([
    ['gone', id, true],
    ['new', added, true],
  ])
  expect(result.found).toBe(2)
})

test('a kept sum that was written by hand is named, with the figures that it makes', async () => {
  await behind(`update rollup set value = value + 1000 where (measure, day, facet, slot) = (select measure, day, facet, slot from rollup
    where measure = 'costs.paid' and day between '2023-01-01' and '2023-12-31' limit 1)`)
  const result = await verifyYear({ year: 2023 })
  await behind(`update rollup set value = value - 1000 where (measure, day, facet, slot) = (select measure, day, facet, slot from rollup
    where measure = 'costs.paid' and day between '2023-01-01' and '2023-12-31' limit 1)`)
  expect(result.sums).toMatchObject([{ measure: 'costs.paid' }])
  expect(result.figures.map(({ field }) => field)).toContain('funds.paidYuan')
  expect(result.records).toEqual([])
})

test('definitions and texts that were changed are named by their row and column', async () => {
  await behind(`update indicators set target = target + 1 where year = 2023 and code = 'O1'`)
  await behind(`insert into explanations (year, code, cause) values (2023, 'O2', '后来写的')`)
  const result = await verifyYear({ year: 2023 })
  await behind(`update indicators set target = target - 1 where year = 2023 and code = 'O1'`)
  await behind(`delete from explanations where year = 2023 and code = 'O2'`)
  expect(result.definitions).toMatchObject([{ kind: 'changed', table: 'indicators', key: 'O1', columns: [{ column: 'target' }] }])
  expect(result.texts).toMatchObject([{ kind: 'new', table: 'explanations', key: 'O2' }])
})

test('limits that later years are scored by are no drift: the year is computed again by its own', async () => {
  const { limits } = await db().framework.findFirstOrThrow({ orderBy: { position: 'asc' } })
  await behind(`update frameworks set limits = '{"excellentFrom": "99", "goodFrom": "98.5", "causeAbove": "1"}'`)
  const result = await verifyYear({ year: 2023 })
  await behind('update frameworks set limits = $1', [JSON.stringify(limits)])
  expect(result.found).toBe(0)
})

test('a file that is other, gone from the disk, or taken away is named with its record', async () => {
  const path = join(process.env.DATA_DIR ?? '', 'files', file.sha256.slice(0, 2), file.sha256)
  const { readFileSync, renameSync } = await import('node:fs')
  const bytes = readFileSync(path)
  writeFileSync(path, '%PDF-1.7 另一张')
  expect((await verifyYear({ year: 2023 })).files).toMatchObject([
    { kind: 'other_bytes', id: file.id, fileName: '签到表.pdf', source: 'payments' },
  ])
  renameSync(path, `${path}.away`)
  expect((await verifyYear({ year: 2023 })).files).toMatchObject([{ kind: 'missing', id: file.id }])
  writeFileSync(path, bytes)
  await behind('update evidence set removed_at = now() where id = $1', [file.id])
  expect((await verifyYear({ year: 2023 })).files).toMatchObject([{ kind: 'removed', id: file.id }])
  await behind('update evidence set removed_at = null where id = $1', [file.id])
})

test('a closing whose bytes, copy, chain or lock were touched says so', async () => {
  const of = async () => (await verifyYear({ year: 2023 })).chain
  await behind(`update closings set content = replace(content, '97.00', '98.00')`)
  expect(await of()).toEqual(['content'])
  await behind(`update closings set content = replace(content, '98.00', '97.00')`)
  await behind(`update closings set snapshot = jsonb_set(snapshot, '{total}', '"98.00"')`)
  expect(await of()).toEqual(['snapshot'])
  await behind(`update closings set snapshot = jsonb_set(snapshot, '{total}', '"97.00"'), previous_sha256 = 'x'`)
  expect(await of()).toEqual(['columns', 'previous'])
  await behind(`update closings set previous_sha256 = null`)
  await behind(`update years set closed_at = null where year = 2023`)
  expect(await of()).toEqual(['open'])
  await behind(`update years set closed_at = now() where year = 2023`)
})

test('put back as it was, nothing drifts', async () => {
  expect(await verifyYear({ year: 2023 })).toMatchObject({ found: 0 })
})

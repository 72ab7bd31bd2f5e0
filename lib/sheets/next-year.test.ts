import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { makeForm } from '#lib/evaluations/form.ts'
import { snapshotOf } from '#lib/evaluations/read.ts'
import type { Snapshot } from '#lib/evaluations/schema.ts'
import { as } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { importFiles } from './import.ts'

testDatabase()
const targets = '14-绩效目标表.xlsx'
let snapshot: Snapshot
beforeAll(async () => {
  await importFiles([{ name: targets, bytes: new Uint8Array(readFileSync(`prisma/demo/2023/${targets}`)) }], { year: 2023, actor: 'test' })
  snapshot = await snapshotOf(db(), 2023)
})

/** Imports the year's own form, with some of it changed, as the definition of the year after. */
async function bring(change: (snapshot: Snapshot) => void = () => undefined) {
  const changed = structuredClone(snapshot)
  change(changed)
  const bytes = await makeForm(changed)
  const { files } = await importFiles([{ name: '2023年度项目支出绩效自评表.xlsx', bytes }], { year: 2024, actor: 'test', confirm: true })
  const issues = files.flatMap(({ rows }) => rows.flatMap((row) => row.issues.map((issue) => `${issue.cell ?? row.row} ${issue.code}`)))
  return { state: files[0]?.state, issues }
}
const definitions = async (year: number) =>
  (await db().indicator.findMany({ where: { year }, orderBy: { position: 'asc' } })).map(
    ({ id: _, year: __, version: ___, createdAt: ____, updatedAt: _____, ...definition }) => definition,
  )

test('the fiscal system’s sheet is refused as a whole for one target that is none, with its cell and the reason', async () => {
  const done = await bring(({ items }) => Object.assign(items[4] ?? {}, { target: '0' }))
  expect(done).toEqual({ state: 'refused', issues: ['E6 not_positive'] })
  expect(await definitions(2024)).toEqual([])
})

test('it comes back as the next year’s draft, with the same definitions to the digit, and with nothing of what was reached', async () => {
  expect(await bring()).toEqual({ state: 'written', issues: [] })
  expect(await definitions(2024)).toEqual(await definitions(2023))
  expect(await db().indicatorSet.findUnique({ where: { year: 2024 } })).toMatchObject({ state: 'draft' })
  expect(await db().explanation.count({ where: { year: 2024 } })).toBe(0)
})

test('a target that was changed in it is the next year’s, and an indicator that no year knows is flagged and has no formula', async () => {
  const done = await bring(({ items }) => {
    Object.assign(items[6] ?? {}, { target: '8' })
    Object.assign(items[13] ?? {}, { name: '接待代表团的茶歇次数', unit: '壶' })
  })
  expect(done).toEqual({ state: 'written', issues: ['C15 formula_missing'] })
  const rows = await definitions(2024)
  expect(rows.find(({ code }) => code === 'O3')?.target.toFixed()).toBe('8')
  expect(rows.find(({ name }) => name === '接待代表团的茶歇次数')?.formula).toBeNull()
})

test('the two years stand beside each other, each indicator in one row, and a renamed one of another unit in two', async () => {
  const viewer = as('viewer')
  const { known, years, rows } = await viewer.evaluations.years({ years: [] })
  expect([known, years.map(({ year }) => year), rows.length]).toEqual([[2024, 2023], [2024, 2023], 15])
  expect(rows.find(({ code }) => code === 'O3')?.cells.map((cell) => cell?.target)).toEqual(['8', '6'])
  const words = { title: '历年', headings: {}, grades: {} }
  const file = await viewer.evaluations.exportYears({ years: [2023], ...words })
  expect(file.size).toBeGreaterThan(1000)
})

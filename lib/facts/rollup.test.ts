import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rebuildRollup, rollupDifferences } from '../server/facts.ts'
import { testDatabase } from '../testing/database.ts'
import { type FactTable, factTables, type Parents } from '../testing/records.ts'
import { drawScript, play } from '../testing/writers.ts'

const database = testDatabase()
let client: Client
const parents: Parents = { events: [], contracts: [], survey: '', organisations: [] }
const ids = async (sql: string) => (await client.query<{ id: string }>(sql)).rows.map((row) => row.id)

beforeAll(async () => {
  client = new Client({ connectionString: database.url() })
  await client.connect()
  parents.organisations = await ids(
    `insert into organisations (code, name, kind, region) select 'O' || n, '机构' || n, '商会', '香港' from generate_series(1, 150) n returning id`,
  )
  parents.events = await ids(
    `insert into events (code, title, series, held_on, status, declared) select 'E' || n, '活动', 'salon', '2023-05-31', 'held', '{sign_in}' from generate_series(1, 3) n returning id`,
  )
  parents.contracts = await ids(
    `insert into contracts (code, name, sub_project, supplier, amount_yuan) select 'C' || n, '合同', '活动', '某公司', 1000 from generate_series(1, 2) n returning id`,
  )
  await client.query(
    `insert into contract_lines (contract_id, line_no, item, unit, max_quantity, unit_price_yuan) select id, 1, '保洁', '次', 100, 10 from contracts`,
  )
  parents.survey = (await ids(`insert into surveys (title, year) values ('满意度', 2023) returning id`))[0] ?? ''
})
afterAll(() => client.end())

/** Everything that scripts wrote goes again, by DELETE: then rollup must be back where it was. */
async function clear(): Promise<void> {
  const kept = [...parents.events, ...parents.contracts]
  for (const table of ['evidence', ...factTables]) await client.query(`delete from ${table} where id <> all ($1::uuid[])`, [kept])
}
const sums = async () =>
  (
    await client.query(
      'select measure, day::text, facet, sum(value), sum(records) from rollup group by 1, 2, 3 having sum(records) <> 0 or sum(value) <> 0 order by 1, 2, 3',
    )
  ).rows

describe('rollup equals facts', () => {
  test('after any mixture of writes by up to 24 connections at once, and nobody deadlocks', async () => {
    const before = await sums()
    await fc.assert(
      fc.asyncProperty(fc.gen(), fc.integer({ min: 2, max: 24 }), async (chance, writers) => {
        const scripts = Array.from({ length: writers }, (_, writer) => drawScript(chance, writer, parents))
        const refusals = await Promise.all(scripts.map((script) => play(database.url(), script)))
        expect(refusals.flat()).toEqual([])
        expect(await rollupDifferences(database.url())).toEqual([])
        await clear()
        expect(await sums()).toEqual(before)
      }),
      { numRuns: Number(process.env.FACTS_RUNS ?? 15), endOnFailure: true },
    )
  }, 240_000)
})

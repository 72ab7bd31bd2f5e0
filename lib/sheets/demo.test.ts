import { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#lib/testing/database.ts'
import { demoFiles } from '#lib/testing/demo.ts'
import { importFiles } from './import.ts'
import type { ImportReport } from './schema.ts'

const database = testDatabase()
const demo = demoFiles()

async function query<T>(sql: string): Promise<T[]> {
  const client = new Client({ connectionString: database.url() })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const picture = async () =>
  JSON.stringify([
    await query('select table_name, count from (select source as table_name, count(*) from facts group by 1) f order by 1'),
    await query('select measure, day, facet, sum(value), sum(records) from rollup group by 1, 2, 3 order by 1, 2, 3'),
    await query('select count(*) from audit_entries'),
    await query(
      'select sum(version), count(*) from (select version from payments union all select version from articles union all select version from events) v',
    ),
    await query('select count(*) from import_batches'),
  ])
const problems = (report: ImportReport) =>
  report.files.flatMap(({ fileName, notes, rows }) => [
    ...notes.map((one) => `${fileName} ${one.severity} ${one.code} ${JSON.stringify(one.params)}`),
    ...rows.flatMap((row) =>
      row.issues.map((one) => `${fileName} ${row.sheet}!${one.cell ?? row.row} ${one.severity} ${one.code} ${JSON.stringify(one.params)}`),
    ),
  ])

describe('the sixteen files of the sample year', () => {
  let rehearsal: ImportReport
  let written: ImportReport
  beforeAll(async () => {
    const before = await picture()
    rehearsal = await importFiles(demo, { year: 2023, actor: 'test', dryRun: true })
    expect(await picture()).toBe(before)
    written = await importFiles(demo, { year: 2023, actor: 'test' })
  })

  test('are all recognised and written, each as a whole', () => {
    expect(problems(written).filter((line) => line.includes(' refused '))).toEqual([])
    expect(written.files.map(({ state }) => state)).toEqual(demo.map(() => 'written'))
    expect(written.files.map(({ fileName }) => fileName)).toEqual(demo.map(({ name }) => name))
  })

  test('are warned about exactly where the sample year has its traps', () => {
    expect(problems(written)).toMatchInlineSnapshot(`
      [
        "01-机构名册.xlsx 入驻机构!H21 warned counts_in_year {"year":2024}",
        "03-公众号-内容分析.xlsx 内容分析!44 warned repeats_row {"row":5}",
        "03-公众号-内容分析.xlsx 内容分析!B45 warned counts_in_year {"year":2024}",
        "05-支出台账.xlsx 支出!F100 warned counts_in_year {"year":2024}",
        "05-支出台账.xlsx 支出!F100 warned payment_outside_term {"start":"2023-03-06","end":"2023-12-31"}",
        "08-诉求台账.xlsx 诉求!H122 warned counts_in_year {"year":2024}",
        "08-诉求台账.xlsx 诉求!H123 warned counts_in_year {"year":2024}",
        "08-诉求台账.xlsx 诉求!H124 warned counts_in_year {"year":2024}",
        "08-诉求台账.xlsx 诉求!H125 warned counts_in_year {"year":2024}",
        "10-合同台账.xlsx 结算明细!G5 warned amount_differs {"expected":"85214.64"}",
        "16-水电费账单.csv warned subtotal_row {"row":21,"text":"合计"}",
      ]
    `)
  })

  test('say in a dry run what the import then does', () => {
    const withoutBatch = (report: ImportReport) => report.files.map(({ batchId: _, state: __, ...file }) => file)
    expect(withoutBatch(rehearsal)).toEqual(withoutBatch(written))
  })

  test('change nothing when they are imported again', async () => {
    const before = await picture()
    const again = await importFiles(demo, { year: 2023, actor: 'test' })
    expect(again.files.map(({ state }) => state)).toEqual(demo.map(() => 'unchanged'))
    expect(await picture()).toBe(before)
  })

  test('become the records that the report of 2023 counts', async () => {
    expect(await query('select sum(amount_yuan)::text as paid from payments where extract(year from paid_on) = 2023')).toEqual([
      { paid: '1448750.00' },
    ])
    expect(await query('select sum(adjusted_yuan)::text as budget from budget_lines')).toEqual([{ budget: '1525000.00' }])
    expect(
      await query(
        "select measure, sum(value)::int as value from rollup where measure in ('salons.held', 'articles.published', 'articles.read_times') and day between '2023-01-01' and '2023-12-31' group by 1 order by 1",
      ),
    ).toEqual([
      { measure: 'articles.published', value: 42 },
      { measure: 'articles.read_times', value: 11268 },
      { measure: 'salons.held', value: 6 },
    ])
    expect(
      await query(
        'select count(*)::int as rows, count(*) filter (where superseded_by_id is null)::int as valid, (100 * sum(score) filter (where superseded_by_id is null) / sum(full_score) filter (where superseded_by_id is null))::float as percent from survey_responses',
      ),
    ).toEqual([{ rows: 19, valid: 18, percent: 94 }])
    expect(
      await query('select count(*)::int as indicators, count(formula)::int as formulas, sum(weight)::int as weight from indicators'),
    ).toEqual([{ indicators: 14, formulas: 14, weight: 100 }])
    expect(
      await query(
        'select count(*)::int as contracts, count(*) filter (where open_findings > 0)::int as open from contracts where settled_on is not null',
      ),
    ).toEqual([{ contracts: 4, open: 1 }])
    expect(await query("select sum(usage)::text as usage from meter_readings where kind = 'electricity'")).toEqual([{ usage: '35059.000' }])
  })

  test('keep their original under its SHA-256 and each record its row', async () => {
    const batches = await query<{ file_name: string; sha256: string; rows: number }>(
      'select file_name, sha256, count(r.*)::int as rows from import_batches b join import_rows r on r.batch_id = b.id group by 1, 2 order by 1',
    )
    expect(batches).toHaveLength(16)
    expect(batches[0]).toMatchObject({ file_name: '01-机构名册.xlsx', rows: 21 + 20 })
    const { getFile } = await import('#lib/files.ts')
    for (const { name, bytes } of demo) {
      const kept = batches.find((batch) => batch.file_name === name)
      expect(Buffer.from(await getFile(kept?.sha256 ?? '')).equals(Buffer.from(bytes))).toBe(true)
    }
  })
})

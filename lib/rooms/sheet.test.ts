import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFiles } from '#lib/sheets/import.ts'
import { testDatabase } from '#lib/testing/database.ts'
import { demoFiles } from '#lib/testing/demo.ts'

const database = testDatabase()
let psql: Client
beforeAll(async () => {
  psql = new Client({ connectionString: database.url() })
  await psql.connect()
})
afterAll(() => psql.end())
const bring = async (name: string, lines: string[]) => {
  const report = await importFiles([{ name, bytes: new TextEncoder().encode(lines.join('\n')) }], { year: 2023, actor: 'test' })
  const [file] = report.files
  return {
    state: file?.state,
    notes: file?.notes ?? [],
    issues: file?.rows.flatMap(({ issues }) => issues.map(({ code, cell }) => `${cell} ${code}`)),
  }
}
const roster = '机构编号,机构名称,机构类型,地区,状态,办公位置,入驻日期,退出日期'

test('the sample year comes with its floor plan, and every stay that names a seat has it', async () => {
  await importFiles(demoFiles(), { year: 2023, actor: 'test' })
  const found = await psql.query(`select (select count(*)::int from rooms) as rooms, (select count(*)::int from seats) as seats,
    (select count(*)::int from stays where seat_id is not null) as linked, (select count(*)::int from stays) as stays,
    (reduce_measure('seats.available', 'level', null, '2023-01-01', '2023-12-31')).value::int as available,
    (reduce_measure('seats.occupied', 'level', null, '2023-01-01', '2023-12-31')).value::int as occupied`)
  expect(found.rows).toEqual([{ rooms: 12, seats: 23, linked: 20, stays: 20, available: 22, occupied: 18 }])
})

test('a roster that puts somebody into a taken seat is refused as a whole, and says who has it', async () => {
  const refused = await bring('机构名册.csv', [
    roster,
    'X-1,新来的商会,商会,香港,在驻,501-02室,2023-05-01,',
    'X-2,另一家,商会,香港,在驻,大堂,2023-05-01,',
  ])
  expect(refused).toMatchObject({
    state: 'refused',
    notes: [
      { code: 'database_seat_taken', params: { seat: '501-02室', organisation: '濠江工商促进会', from: '2023-03-06', until: 'none' } },
    ],
  })
  expect((await psql.query(`select 1 from organisations where code like 'X-%'`)).rowCount).toBe(0)
})

test('two rows of one roster cannot have one seat in the same days either; after one has left, they can', async () => {
  const rows = (until: string) => [
    roster,
    `X-1,甲,商会,香港,已退出,501-工位13,2023-05-01,${until}`,
    'X-2,乙,商会,香港,在驻,501-工位13,2023-07-01,',
  ]
  expect(await bring('名册.csv', rows('2023-07-02'))).toMatchObject({
    state: 'refused',
    notes: [{ code: 'database_seat_taken', params: { organisation: '甲' } }],
  })
  expect((await bring('名册.csv', rows('2023-07-01'))).state).toBe('written')
})

test('a sheet of seats is refused where a seat has no first day, closes before it opens, or its room is told in two ways', async () => {
  const head = '楼层,房间编号,房间名称,工位编号,启用日期,停用日期'
  const { state, issues } = await bring('房间与工位.csv', [
    head,
    '6层,601,大开间,A1,2023-03-01,2023-02-01',
    '6层,601,大开间,A2,,',
    '6层,601,小开间,A3,2023-03-01,',
  ])
  expect([state, issues]).toEqual(['refused', ['F2 ends_before_start', 'E3 cell_empty', 'C4 contradicts_row']])
  expect((await psql.query(`select 1 from rooms where code = '601'`)).rowCount).toBe(0)
})

test('the same sheet again changes nothing, and moving a seat’s first day changes that seat', async () => {
  const rows = (first: string) => ['楼层,房间编号,房间名称,工位编号,启用日期', `6层,602,大开间,A1,${first}`, '6层,602,大开间,A2,2023-03-01']
  expect((await bring('座位.csv', rows('2023-03-01'))).state).toBe('written')
  expect((await bring('座位.csv', rows('2023-03-01'))).state).toBe('unchanged')
  expect((await bring('座位.csv', rows('2023-04-01'))).state).toBe('written')
  expect((await psql.query(`select available_from::text from seats where code like 'A%' order by code`)).rows).toEqual([
    { available_from: '2023-04-01' },
    { available_from: '2023-03-01' },
  ])
})

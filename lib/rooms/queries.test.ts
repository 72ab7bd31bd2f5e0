import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { plusDays, today } from '../day.ts'
import { Decimal } from '../money.ts'
import { as } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'

const database = testDatabase()
let psql: Client
beforeAll(async () => {
  psql = new Client({ connectionString: database.url() })
  await psql.connect()
  await psql.query(
    `insert into organisations (code, name, kind, region) select 'O' || n, '机构' || n, 'chamber', 'hongkong' from generate_series(1, 40) n`,
  )
  await psql.query(`insert into rooms (code, name, floor) values ('501', '开放办公区', '5层')`)
})
afterAll(() => psql.end())

type Seat = { id: string; from: string; closed: string | null }
type Stay = { seat: string | null; from: string; until: string | null; area: number | null; removed: boolean }
const day = fc.integer({ min: 0, max: 1200 }).map((offset) => plusDays('2021-06-01', offset))
const drawnSeats = fc.array(fc.record({ from: day, open: fc.option(fc.integer({ min: 0, max: 900 }), { nil: null }) }), {
  minLength: 1,
  maxLength: 6,
})
const drawnStays = fc.array(
  fc.record({
    seat: fc.nat({ max: 9 }),
    from: day,
    length: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }),
    area: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
    removed: fc.boolean(),
  }),
  { maxLength: 25 },
)

/** Writes what may be written, and gives what was: overlapping stays and those in closed seats are refused by the database. */
async function write(
  seats: { from: string; open: number | null }[],
  stays: { seat: number; from: string; length: number | null; area: number | null; removed: boolean }[],
) {
  const kept: { seats: Seat[]; stays: Stay[] } = { seats: [], stays: [] }
  for (const [at, { from, open }] of seats.entries()) {
    const seat = { id: randomUUID(), from, closed: open === null ? null : plusDays(from, open) }
    await psql.query(`insert into seats (id, room_id, code, available_from, closed_on) select $1, id, $2, $3, $4 from rooms`, [
      seat.id,
      `工位${at}`,
      seat.from,
      seat.closed,
    ])
    kept.seats.push(seat)
  }
  for (const [at, { seat, from, length, area, removed }] of stays.entries()) {
    const stay = { seat: kept.seats[seat]?.id ?? null, from, until: length === null ? null : plusDays(from, length), area, removed }
    const done = await psql
      .query(
        `insert into stays (organisation_id, place, seat_id, started_on, ended_on, area_sqm, removed_at)
         select id, '某处', $2, $3, $4, $5, case when $6 then now() end from organisations where code = $1`,
        [`O${at + 1}`, stay.seat, stay.from, stay.until, stay.area, stay.removed],
      )
      .catch((error) => (/^CH00[56]$/.test(error.code) ? null : Promise.reject(error)))
    if (done) kept.stays.push(stay)
  }
  return kept
}

/** The same, day by day and seat by seat, as one would count on paper. */
function countSlowly({ seats, stays }: { seats: Seat[]; stays: Stay[] }, from: string, to: string) {
  let [available, occupied, areaDays] = [0, 0, new Decimal(0)]
  for (let at = from; at <= to; at = plusDays(at, 1)) {
    available += seats.filter((seat) => seat.from <= at && (seat.closed === null || at < seat.closed)).length
    const there = stays.filter((stay) => !stay.removed && stay.from <= at && (stay.until === null || at < stay.until))
    occupied += there.filter(({ seat }) => seat !== null).length
    areaDays = there.reduce((sum, { area }) => sum.plus(area ?? 0), areaDays)
  }
  return { available, occupied, areaDays: areaDays.toNumber() }
}

test('occupancy by day, month and year is what counting day by day comes to, and is never above what is available', async () => {
  await fc.assert(
    fc.asyncProperty(drawnSeats, drawnStays, fc.integer({ min: 1, max: 12 }), async (seats, stays, month) => {
      const kept = await write(seats, stays)
      for (const by of ['day', 'month', 'year'] as const) {
        const { lines, total } = await as('viewer').rooms.occupancy({ by, year: 2023, month })
        for (const { from, to, available, occupied, areaDays } of [...lines, ...(total ? [total] : [])]) {
          const counted = { available: Number(available), occupied: Number(occupied), areaDays: Number(areaDays) }
          expect({ from, to, ...counted }).toEqual({ from, to, ...countSlowly(kept, from, to) })
          expect(counted.occupied).toBeLessThanOrEqual(counted.available)
        }
      }
      await psql.query('delete from stays')
      await psql.query('delete from seats')
    }),
    { numRuns: 15, endOnFailure: true },
  )
}, 120_000)

test('a year has its months, a month its days, and nothing is told of days that have not come', async () => {
  const days = await as('viewer').rooms.occupancy({ by: 'day', year: 2024, month: 2 })
  expect([days.lines.length, days.lines.at(-1)]).toMatchObject([29, { from: '2024-02-29', to: '2024-02-29', days: 1 }])
  const months = await as('viewer').rooms.occupancy({ by: 'month', year: 2023 })
  expect(months.lines.map(({ days: length }) => length)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  const now = today()
  const running = await as('viewer').rooms.occupancy({ by: 'month', year: Number(now.slice(0, 4)) })
  expect(running.lines.at(-1)?.to).toBe(now)
  expect((await as('viewer').rooms.occupancy({ by: 'month', year: Number(now.slice(0, 4)) + 1 })).lines).toEqual([])
})

test('a figure’s trace adds up to the figure: each stay with its days in the period', async () => {
  const { seats } = await write([{ from: '2023-03-01', open: null }], [])
  await psql.query(
    `insert into stays (organisation_id, place, seat_id, started_on, ended_on) select id, '某处', $1, '2023-03-11', '2023-05-01' from organisations where code = 'O1'`,
    [seats[0]?.id],
  )
  const { total } = await as('viewer').rooms.occupancy({ by: 'month', year: 2023 })
  const period = { from: total?.from ?? '', to: total?.to ?? '' }
  const trace = await as('viewer').facts.trace({ measure: 'seats.occupied', reducer: 'level_days', ...period })
  expect(total?.occupied).toBe('51')
  expect(trace.value).toBe('51')
  expect(trace.counted.map(({ value }) => value)).toEqual(['296', '-245'])
  await psql.query('delete from stays')
  await psql.query('delete from seats')
})

test('the plan shows who sat where on that day, who comes next, and what is closed', async () => {
  const { seats } = await write(
    [
      { from: '2023-01-01', open: null },
      { from: '2023-01-01', open: 150 },
    ],
    [],
  )
  const put = (code: string, from: string, until: string | null) =>
    psql.query(
      `insert into stays (organisation_id, place, seat_id, started_on, ended_on) select id, '某处', $2, $3, $4 from organisations where code = $1`,
      [code, seats[0]?.id, from, until],
    )
  await put('O1', '2023-03-01', '2023-05-01')
  await put('O2', '2023-05-01', null)
  const seen = async (at: string) =>
    (await as('viewer').rooms.plan({ day: at })).rooms[0]?.seats.map(({ state, stay, next }) => [
      state,
      stay?.organisation,
      next?.organisation,
    ])
  expect(await seen('2023-02-01')).toEqual([
    ['vacant', undefined, '机构1'],
    ['vacant', undefined, undefined],
  ])
  expect(await seen('2023-04-30')).toEqual([
    ['occupied', '机构1', '机构2'],
    ['vacant', undefined, undefined],
  ])
  expect(await seen('2023-05-31')).toEqual([
    ['occupied', '机构2', undefined],
    ['closed', undefined, undefined],
  ])
})

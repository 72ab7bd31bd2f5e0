import { type Day, firstOfYear, lastOfMonth, lastOfYear, plusDays, today } from '../day.ts'
import type { Db } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { Decimal } from '../money.ts'
import { viewOf } from '../record.ts'
import { inPlanOrder, noticeDays, seatLabel, seatState } from './rules.ts'
import {
  type HousePlan,
  housePlan,
  type OccupancyLine,
  type OccupancyStep,
  type OccupancyView,
  occupancyView,
  type SeatChoice,
  seatChoice,
} from './schema.ts'

type StayRow = {
  id: string
  organisationId: string
  organisation: string
  startedOn: Day
  endedOn: Day | null
  agreementEndsOn: Day | null
  seatId: string
}

/** The house as it is on a day: every room with its seats, who has each, and who comes next. */
export async function planOn(db: Db, day: Day): Promise<HousePlan> {
  const [rooms, stays, unlinked] = await Promise.all([
    db.room.findMany({ where: { removedAt: null }, include: { seats: { where: { removedAt: null }, orderBy: { code: 'asc' } } } }),
    // of each seat the stay of the day, and the first one after it
    db.$queryRaw<StayRow[]>`
      select s.id, s.organisation_id as "organisationId", o.name as organisation, s.started_on::text as "startedOn", s.ended_on::text as "endedOn",
        s.agreement_ends_on::text as "agreementEndsOn", s.seat_id as "seatId"
      from stays s join organisations o on o.id = s.organisation_id
      where s.seat_id is not null and s.removed_at is null and (s.ended_on is null or s.ended_on > ${day}::date) and s.ended_on is distinct from s.started_on
      order by s.started_on`,
    db.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from stays s where s.seat_id is null and s.removed_at is null and seat_named(s.place) is not null`,
  ])
  const bySeat = Map.groupBy(stays, (stay) => stay.seatId)
  const dueSoon = plusDays(day, noticeDays)
  const drawn = rooms.map((row) => {
    const room = viewOf(row) as { code: string; seats: { id: string; code: string; availableFrom: Day; closedOn: Day | null }[] }
    const seats = room.seats.map((seat) => {
      const coming = bySeat.get(seat.id) ?? []
      const stay = coming.find(({ startedOn }) => startedOn <= day) ?? null
      const next = coming.find(({ startedOn }) => startedOn > day) ?? null
      const state = seatState({ ...seat, agreementEndsOn: stay?.agreementEndsOn ?? null, isTaken: stay !== null, dueSoon, day })
      return { ...seat, label: seatLabel(room.code, seat.code), state, stay: sitterOf(stay), next: sitterOf(next) }
    })
    return { ...room, seats }
  })
  const plan = { day, rooms: drawn, unlinked: unlinked[0]?.count ?? 0, measures: ['seats.available', 'seats.occupied'] }
  const parsed = housePlan.parse(plan)
  return { ...parsed, rooms: parsed.rooms.toSorted(inPlanOrder) }
}

const sitterOf = (stay: StayRow | null) => stay && { ...stay, stayId: stay.id }

type Asked = { from: Day; until: Day | null; search: string; exceptStayId: string | null }

/** Seats whose label, floor or sitter has the words: those free all the days asked first, then those taken with who has them, then those not open. */
export async function seatsFor(db: Db, { from, until, search, exceptStayId }: Asked): Promise<SeatChoice[]> {
  const words = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  // a first and a last day the wrong way round are refused elsewhere; here they ask for the first day alone
  const asked = Prisma.sql`daterange(${from}::date, ${until !== null && until < from ? null : until}::date)`
  const found = await db.$queryRaw`
    select s.id, l.label, r.floor, o.name as organisation, t.started_on::text as since, t.ended_on::text as until,
      (s.available_from <= ${from}::date and (s.closed_on is null or s.closed_on >= coalesce(${until}::date, 'infinity'))) as "isOpen"
    from seats s join rooms r on r.id = s.room_id
      cross join lateral (select seat_label(r.code, s.code) as label) l
      left join lateral (
        select t.* from stays t where t.seat_id = s.id and t.removed_at is null and t.id is distinct from ${exceptStayId}::uuid
          and daterange(t.started_on, t.ended_on) && ${asked} order by t.started_on limit 1
      ) t on true
      left join organisations o on o.id = t.organisation_id
    where s.removed_at is null and r.removed_at is null
      and (l.label ilike ${words} or strpos(place_word(l.label), place_word(${search})) > 0 or r.floor ilike ${words} or r.name ilike ${words} or o.name ilike ${words})
    order by (t.id is not null), "isOpen" desc, r.floor, r.top, r."left", s.code limit 300`
  return seatChoice.array().parse(found)
}

/** Years that the cut by year looks back from the one asked. */
const yearsBack = 10

/** The whole stretch of a cut and the length of its pieces. */
const cuts = {
  day: (year: number, month: number) => ({ from: firstOfMonth(year, month), to: lastOfMonth(firstOfMonth(year, month)), step: '1 day' }),
  month: (year: number) => ({ from: firstOfYear(year), to: lastOfYear(year), step: '1 month' }),
  year: (year: number) => ({ from: firstOfYear(year - yearsBack + 1), to: lastOfYear(year), step: '1 year' }),
} satisfies Record<OccupancyStep, (year: number, month: number) => { from: Day; to: Day; step: string }>
const firstOfMonth = (year: number, month: number): Day => `${year}-${String(month).padStart(2, '0')}-01`

/** Seat-days available and taken, and square metres times days let, for each day of a month, month of a year, or year: from rollup, up to `now`. */
export async function occupancyOf(db: Db, by: OccupancyStep, year: number, month: number, now: Day = today()): Promise<OccupancyView> {
  const { from, to, step } = cuts[by](year, month)
  const found = await db.$queryRaw<OccupancyLine[]>`
    select b.first::text as "from", b.last::text as "to", b.last - b.first + 1 as days, coalesce(a.value, 0)::text as available,
      coalesce(o.value, 0)::text as occupied, coalesce(m.value, 0)::text as "areaDays"
    from (
      select g::date as first, least((g + ${step}::interval)::date - 1, ${now}::date) as last
      from generate_series(${from}::date::timestamp, ${to}::date::timestamp, ${step}::interval) g where g::date <= ${now}::date
    ) b, reduce_measure('seats.available', 'level_days', null, b.first, b.last) a, reduce_measure('seats.occupied', 'level_days', null, b.first, b.last) o,
      reduce_measure('stays.area', 'level_days', null, b.first, b.last) m
    order by b.first`
  // before the house had seats there is nothing to tell
  const lines =
    by === 'year'
      ? found.filter(({ available, occupied, areaDays }) => [available, occupied, areaDays].some((figure) => Number(figure) > 0))
      : found
  return occupancyView.parse({ by, lines, total: totalOf(lines), measures: ['seats.available', 'seats.occupied', 'stays.area'] })
}

function totalOf(lines: OccupancyLine[]): OccupancyLine | null {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return null
  const sum = (of: (line: OccupancyLine) => string | number) => lines.reduce((total, line) => total.plus(of(line)), new Decimal(0))
  return {
    ...{ from: first.from, to: last.to, days: sum(({ days }) => days).toNumber() },
    ...{ available: sum((line) => line.available).toFixed(), occupied: sum((line) => line.occupied).toFixed() },
    areaDays: sum(({ areaDays }) => areaDays).toFixed(),
  }
}

import { type Day, type Period, startOfDay } from '../day.ts'
import type { Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { isWithin } from './read.ts'
import { type Delta, type Kept, keyOf, type Replay, replayOf } from './replay.ts'
import type { Term } from './schema.ts'

/** Entries of the audit that are read back at most, the newest of each table. */
export const mostRead = 50_000

/** One write as the audit has it, and what it moved in a term. */
export type Move = { entry: bigint; deltas: Delta[] }
/** A term led back from now: its value, what was written since a day (newest first), and whether the audit was read to its beginning. */
export type TermChanges = { replay: Replay; moves: Move[]; isWhole: boolean }

/**
 * What was written since the beginning of a day that moved a term, by the facts of each row as it was before and after: the fact functions
 * themselves are called on what the audit kept, so no rule of counting is written twice. Call it in one snapshot with whatever is read beside it.
 */
export async function termChanges(tx: Tx, term: Term, period: Period, since: Day): Promise<TermChanges> {
  const tables = await tablesOf(tx, term.measure)
  const from = startOfDay(since)
  const found: FoundDelta[] = []
  // one after the other: inside a transaction all share one connection
  for (const table of tables) found.push(...(await movesIn(tx, table, term, period, from)))
  const moves = entriesOf(found)
  const kept = await keptNow(tx, term, period, moves)
  return { replay: replayOf(term, period, kept), moves, isWhole: await isWhole(tx, tables, from) }
}

/** The tables whose fact function speaks of a measure: its name is a literal there, or begins with one (`'meters.' || …`). */
async function tablesOf(tx: Tx, measure: string): Promise<string[]> {
  const named = [`%'${measure}'%`, `%'${measure.slice(0, measure.indexOf('.') + 1)}'%`]
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select t.typname::text as name from pg_proc p join pg_type t on t.oid = p.proargtypes[0]
    where p.proname = 'facts_of' and pg_get_functiondef(p.oid) like any (${named}::text[]) order by 1`
  return rows.map(({ name }) => name)
}

type FoundDelta = Delta & { entry: bigint }

function movesIn(tx: Tx, table: string, term: Term, period: Period, from: Date): Promise<FoundDelta[]> {
  return tx.$queryRaw<FoundDelta[]>`
    select a.id as entry, f.day::text as day, coalesce(f.facet, '') as facet,
      coalesce(sum(s.sign * f.value) filter (where f.excluded is null), 0)::text as value,
      coalesce(sum(s.sign) filter (where f.excluded is null), 0)::int as records,
      coalesce(sum(s.sign) filter (where f.excluded is not null and f.value is not null), 0)::int as "leftOut"
    from (select * from audit_entries where source = ${table} and at >= ${from} order by at desc, id desc limit ${mostRead}::int) a
      cross join lateral (values (a.before, -1), (a.after, 1)) s (held, sign)
      cross join lateral jsonb_populate_record(null::${Prisma.raw(`"${table}"`)}, s.held) r
      cross join lateral facts_of(r) f
    where s.held is not null and ${isWithin(term, period)}
    group by a.id, f.day, coalesce(f.facet, '')
    having coalesce(sum(s.sign * f.value) filter (where f.excluded is null), 0) <> 0 or sum(s.sign) filter (where f.excluded is null) <> 0
      or sum(s.sign) filter (where f.excluded is not null and f.value is not null) <> 0`
}

/** By write, the newest first. */
function entriesOf(deltas: FoundDelta[]): Move[] {
  const byEntry = Map.groupBy(deltas, ({ entry }) => entry)
  return [...byEntry].map(([entry, found]) => ({ entry, deltas: found })).sort((one, other) => (one.entry < other.entry ? 1 : -1))
}

/** What rollup holds now of all that the moves touch; for a stock also the latest day that they do not touch. */
async function keptNow(tx: Tx, term: Term, period: Period, moves: Move[]): Promise<Kept[]> {
  const where = Prisma.sql`${isWithin(term, period, 'k')}`
  if (term.reducer === 'last') {
    const touched = [...new Set(moves.flatMap(({ deltas }) => deltas.map(({ day }) => day)))]
    const days = await tx.$queryRaw<Kept[]>`
      with days as (select k.day, sum(k.value) as value, sum(k.records)::int as records from rollup k where ${where} group by k.day)
      select day::text as key, value::text, records from days where day = any (${touched}::date[])
      union all (select day::text, value::text, records from days
        where day <> all (${touched}::date[]) and records > 0 order by day desc limit 1)`
    const known = new Set(days.map(({ key }) => key))
    return [...days, ...touched.filter((day) => !known.has(day)).map((key) => ({ key, value: '0', records: 0 }))]
  }
  if (term.reducer === 'months_covered') {
    const sums = await tx.$queryRaw<{ day: string; facet: string; records: number }[]>`
      select to_char(k.day, 'YYYY-MM-01') as day, k.facet, sum(k.records)::int as records from rollup k where ${where} group by 1, 2`
    return sums.map(({ day, facet, records }) => ({ key: keyOf(term, { day, facet }), value: '0', records }))
  }
  const gives =
    term.reducer === 'level_days'
      ? Prisma.sql`k.value * (${period.to}::date - greatest(k.day, ${period.from}::date) + 1)`
      : Prisma.sql`k.value`
  return tx.$queryRaw<Kept[]>`
    select '' as key, coalesce(sum(${gives}), 0)::text as value, coalesce(sum(k.records), 0)::int as records from rollup k where ${where}`
}

async function isWhole(tx: Tx, tables: string[], from: Date): Promise<boolean> {
  const counts = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from unnest(${tables}::text[]) t (name)
      cross join lateral (select 1 from audit_entries where source = t.name and at >= ${from} limit ${mostRead + 1}::int) a group by t.name`
  return counts.every(({ count }) => count <= mostRead)
}

/** Whether any record with a value stood in a period before some writes, if only one that was left out: then the value was 0 rather than missing. */
export async function hadRecords(tx: Tx, term: Term, period: Period, moves: Move[]): Promise<boolean> {
  if (term.reducer === 'last') return false
  const [now] = await tx.$queryRaw<{ count: number }[]>`
    select coalesce(sum(k.records + k.left_out), 0)::int as count from rollup k where ${isWithin(term, period, 'k')}`
  const since = moves.flatMap(({ deltas }) => deltas).reduce((sum, { records, leftOut }) => sum + records + leftOut, 0)
  return (now?.count ?? 0) - since > 0
}

import type { Tx } from '../db.ts'
import { titlesOf } from '../facts/read.ts'
import { recordPath } from '../facts/sources.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { masksByTable } from '../personal-data.ts'
import { columnsThatDiffer } from './rules.ts'
import type { ClosingContent, FrozenFact } from './schema.ts'
import { type ColumnDrift, mostListed, type RecordDrift, type RowDrift, type SumDrift } from './schema.ts'

type Found = Pick<RecordDrift, 'source' | 'id' | 'kind'> & { before: FrozenFact[] | null; after: FrozenFact[] | null }
type Compared = { drifts: Found[]; found: number; sums: SumDrift[] }

/**
 * Holds every record that a closing froze against the rows as they are: hashes and facts, one pass over each table. Beside them the sums that are kept
 * and are not those of the records, where no drifting record explains it. Where nothing is wrong it brings back nothing.
 */
export async function compareRecords(tx: Tx, id: string, { year, basis }: ClosingContent): Promise<Compared> {
  const { levels, stocks, columns } = basis
  const [compared] = await tx.$queryRaw<Compared[]>`
    with frozen as materialized (
      select s.key as source, (e ->> 0)::uuid as id, e ->> 1 as sha256, e -> 2 as facts
      from closings c, jsonb_each(c.content::jsonb -> 'records') s, jsonb_array_elements(s.value) e where c.id = ${id}::uuid),
    live as materialized (
      select * from year_records(${year}::int, ${levels}::text[], ${stocks}::text[], ${JSON.stringify(columns)}::jsonb)),
    drifts as materialized (
      select coalesce(f.source, l.source) as source, coalesce(f.id, l.id) as id, f.facts as before, l.facts as after,
        case when l.id is null then 'gone' when f.id is null then 'new' when f.facts <> l.facts then 'counted' else 'changed' end as kind
      from frozen f full join live l on l.source = f.source and l.id = f.id
      where f.id is null or l.id is null or f.sha256 <> l.sha256 or f.facts <> l.facts),
    facts_now as (
      select x ->> 0 as measure, (x ->> 1)::date as day, coalesce(x ->> 3, '') as facet, (x ->> 2)::numeric as value, x ->> 4 as excluded
      from live l, jsonb_array_elements(l.facts) x where extract(year from (x ->> 1)::date) = ${year}::int),
    expected as (
      select measure, day, facet, coalesce(sum(value) filter (where excluded is null), 0) as value,
        count(*) filter (where excluded is null)::int as records, count(*) filter (where excluded is not null)::int as left_out
      from facts_now where excluded is null or value is not null group by 1, 2, 3),
    kept as (
      select measure, day, facet, sum(value) as value, sum(records)::int as records, sum(left_out)::int as left_out from rollup
      where day between make_date(${year}::int, 1, 1) and make_date(${year}::int, 12, 31) group by 1, 2, 3
      having sum(value) <> 0 or sum(records) <> 0 or sum(left_out) <> 0),
    explained as (
      select distinct x ->> 0 as measure, x ->> 1 as day, coalesce(x ->> 3, '') as facet
      from drifts d, jsonb_array_elements(coalesce(d.before, '[]') || coalesce(d.after, '[]')) x)
    select
      (select count(*)::int from drifts) as found,
      (select coalesce(json_agg(d), '[]') from (
        select * from drifts order by array_position(array['counted', 'gone', 'new', 'changed'], kind), source, id limit ${mostListed}::int) d) as drifts,
      (select coalesce(json_agg(s), '[]') from (
        select measure, day::text, facet, k.value::text as kept, e.value::text as expected
        from kept k full join expected e using (measure, day, facet)
        where (k.value, k.records, k.left_out) is distinct from (e.value, e.records, e.left_out)
          and (measure, day::text, facet) not in (select measure, day, facet from explained)
        order by 1, 2, 3 limit ${mostListed}::int) s) as sums`
  if (!compared) throw new Error('a statement of three aggregates has one row')
  return compared
}

/** What is known of drifting records: what people call them, which columns are other, and whether the audit knows of it. */
export async function explainRecords(tx: Tx, drifts: readonly Found[], content: ClosingContent): Promise<RecordDrift[]> {
  // rows and what the audit kept of them are compared as text: both in the same zone
  await tx.$queryRaw`select set_config('timezone', 'UTC', true)`
  const titles = await titlesOf(tx, [...drifts])
  const explained: RecordDrift[] = []
  for (const [source, found] of Map.groupBy(drifts, (drift) => drift.source)) {
    const ids = found.map(({ id }) => id)
    const known = new Map((await knownRows(tx, source, ids)).map((row) => [row.id, row]))
    const written = Map.groupBy(await writtenSince(tx, source, ids, content.closedAt), ({ id }) => id)
    for (const drift of found) {
      const columns = columnsOf(source, known.get(drift.id), written.get(drift.id) ?? []).filter(({ column }) => !counters.includes(column))
      explained.push({
        ...drift,
        ...{ title: titles.get(drift.id) ?? drift.id, path: titles.has(drift.id) ? recordPath(source, drift.id) : null },
        ...{ before: drift.before ?? [], after: drift.after ?? [], columns },
        isOutside: isOutside(drift, known.get(drift.id), columns, written.get(drift.id) ?? []),
      })
    }
  }
  return explained
}

/** What changes with every edit and says nothing. */
const counters = ['version', 'updated_at', 'search_text']

/** Who changed a definition or a text, where the audit knows. */
export async function explainRows(tx: Tx, drifts: RowDrift[], since: string): Promise<RowDrift[]> {
  await tx.$queryRaw`select set_config('timezone', 'UTC', true)`
  const explained: RowDrift[] = []
  for (const [source, found] of Map.groupBy(drifts, (drift) => drift.table)) {
    const ids = found.flatMap(({ id, kind }) => (id && kind === 'changed' ? [id] : []))
    const known = ids.length > 0 ? await knownRows(tx, source, ids) : []
    const written = ids.length > 0 ? Map.groupBy(await writtenSince(tx, source, ids, since), ({ id }) => id) : new Map<string, Written[]>()
    for (const drift of found) {
      const seen = known.find(({ id }) => id === drift.id)
      const columns = columnsOf(source, seen, written.get(drift.id ?? '') ?? []).filter(({ column }) => !counters.includes(column))
      explained.push(columns.length > 0 ? { ...drift, columns } : drift)
    }
  }
  return explained
}

type Row = Record<string, unknown>
type Known = { id: string; live: Row | null; audited: Row | null }

/** Rows as they are, and as the audit last saw them: the columns that it kept then. */
const knownRows = (tx: Tx, source: string, ids: string[]) =>
  tx.$queryRaw<Known[]>`
    select w.id, to_jsonb(r) as live, (
      select coalesce(jsonb_object_agg(k.key, k.value), '{}')
      from jsonb_each(to_jsonb(jsonb_populate_record(null::${table(source)}, a.after))) k where a.after ? k.key) as audited
    from unnest(${ids}::uuid[]) w (id) left join ${table(source)} r on r.id = w.id
    left join lateral (select after from audit_entries where source = ${source} and record_id = w.id order by id desc limit 1) a on true`

type Written = { id: string; at: Date; actor: string; before: Row | null; after: Row | null }

const writtenSince = (tx: Tx, source: string, ids: string[], since: string) =>
  tx.$queryRaw<Written[]>`
    select a.record_id as id, a.at, coalesce(u.name, a.actor) as actor, a.before, a.after from audit_entries a
    left join users u on u.user_name = a.actor
    where a.source = ${source} and a.record_id = any (${ids}::uuid[]) and a.at > ${since}::timestamptz order by a.id`

const table = (source: string) => Prisma.raw(`"${source}"`)

/** Whether the audit does not know of it: it holds something that is gone for there, never saw what is there, or saw other values. */
function isOutside({ kind }: Found, known: Known | undefined, columns: ColumnDrift[], written: Written[]): boolean {
  const isKnown = Object.keys(known?.audited ?? {}).length > 0
  if (!known?.live) return isKnown
  if (!isKnown || columns.some(({ by }) => by === null)) return true
  return written.length === 0 && kind !== 'counted'
}

/** First what somebody changed under the audit's eyes, then what differs from the last that it saw. */
function columnsOf(source: string, known: Known | undefined, written: Written[]): ColumnDrift[] {
  const signed = written.flatMap(({ at, actor, before, after }) =>
    before && after ? columnsThatDiffer(before, after).map((column) => ({ ...column, by: actor, at: at.toISOString() })) : [],
  )
  // what is personal the audit has masked: it cannot be held against the row
  const isTold = ({ column }: ColumnDrift) => !(column in (masksByTable[source] ?? {}))
  const outside = known?.audited && known.live ? columnsThatDiffer(known.audited, known.live).filter(isTold) : []
  return [...signed, ...outside]
}

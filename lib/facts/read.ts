import type { Period } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { measures } from './rules.ts'
import type { FactRow, Term, TermTrace, TracePage } from './schema.ts'
import { recordPath, sources } from './sources.ts'

/** What a term comes to in a period: null where nothing at all was logged (missing is never zero), 0 where all that was logged with a value is left out. */
export type Reading = { value: string | null; records: number }

/** What is asked: a term over a period. */
export type Asked = { term: Term; period: Period }

/** Reads many terms over many periods from rollup in one round trip; answers come in the order asked. */
export async function readTerms(db: Db | Tx, asked: readonly Asked[]): Promise<Reading[]> {
  if (asked.length === 0) return []
  const wanted = JSON.stringify(
    asked.map(({ term, period }, place) => ({
      place,
      measure: term.measure,
      reducer: term.reducer,
      facets: term.facets.length > 0 ? term.facets : null,
      first: period.from,
      last: period.to,
    })),
  )
  return await db.$queryRaw<Reading[]>`
    select r.value::text as value, r.records
    from jsonb_to_recordset(${wanted}::jsonb) as t (place int, measure text, reducer text, facets text[], first date, last date),
      reduce_measure(t.measure, t.reducer, t.facets, t.first, t.last) r
    order by t.place`
}

/** How many rows of each list a trace brings at first; more come page by page. */
const firstRows = 200
/** How far after a period its trace looks, in days: what was meant for it and came too late stands there. */
const daysAfter = 31
/** Facets that a trace offers to narrow it, those with most records first. */
const mostGroups = 60

/** The records behind a term: counted, left out with the reason, and just after the period. The sum of all counted ones is the term's value. */
export async function traceTerm(db: Db | Tx, term: Term, period: Period): Promise<TermTrace> {
  const [reading] = await readTerms(db, [{ term, period }])
  const page: Omit<TracePage, 'list'> = { only: [], order: 'day', skip: 0, take: firstRows }
  const counted = await traceRows(db, term, period, { ...page, list: 'counted' })
  const excluded = await traceRows(db, term, period, { ...page, list: 'excluded' })
  const after = await traceRows(db, term, period, { ...page, list: 'after' })
  return {
    term,
    unit: measures[term.measure].unit,
    ...period,
    value: reading?.value ?? null,
    counted: counted.rows,
    excluded: excluded.rows,
    after: after.rows,
    totals: { counted: counted.total, excluded: excluded.total, after: after.total },
    groups: await groupsOf(db, term, period),
    shown: firstRows,
    measures: [term.measure],
  }
}

/** One page of one of a trace's lists, narrowed to some facets: in the order asked for, with how many there are in all. */
export async function traceRows(db: Db | Tx, term: Term, period: Period, page: TracePage): Promise<{ rows: FactRow[]; total: number }> {
  const narrowed = page.only.length > 0 ? Prisma.sql`and coalesce(f.facet, '') = any (${page.only}::text[])` : Prisma.empty
  if (page.list === 'after') {
    const where = Prisma.sql`f.measure = ${term.measure} and f.day > ${period.to}::date and f.day <= ${period.to}::date + ${daysAfter}::int and ${facetIn(term)} ${narrowed}`
    return factRows(db, where, value, page)
  }
  const left = page.list === 'excluded' ? Prisma.sql`f.excluded is not null` : Prisma.sql`f.excluded is null`
  const where = Prisma.sql`${isWithin(term, period)} and ${left} ${onLastDay(term, period)} ${narrowed}`
  if (page.list === 'excluded') return factRows(db, where, value, page)
  const found = await stretchOf(db, term, period, page)
  return found
    ? factRows(db, Prisma.sql`${where} and ${found.days}`, amountIn(term, period), page, found)
    : factRows(db, where, amountIn(term, period), page)
}

/** How many facts of a term were left out, each with a reason. */
export async function countLeftOut(db: Db | Tx, term: Term, period: Period): Promise<number> {
  const [found] = await db.$queryRaw<{ records: number }[]>`
    select count(*)::int as records from facts f where ${isWithin(term, period)} and f.excluded is not null ${onLastDay(term, period)}`
  return found?.records ?? 0
}

type Stretch = { days: Prisma.Sql; before: number; total: number }

/** Between which days a page of counted rows lies, as rollup knows without touching a record: a million of them are paged as quickly as ten. */
async function stretchOf(db: Db | Tx, term: Term, period: Period, { only, order, skip, take }: TracePage): Promise<Stretch | null> {
  if (term.reducer === 'last' || order === 'amount' || order === '-amount') return null
  const narrowed = only.length > 0 ? Prisma.sql`and k.facet = any (${only}::text[])` : Prisma.empty
  const direction = Prisma.raw(order === 'day' ? 'asc' : 'desc')
  const [found] = await db.$queryRaw<{ first: string | null; last: string | null; before: number; total: number }[]>`
    with days as (select k.day, sum(k.records) as records from rollup k where ${isWithin(term, period, 'k')} ${narrowed} group by k.day),
      ranked as (select day, records, sum(records) over (order by day ${direction}) - records as before from days where records > 0)
    select min(day) filter (where before < ${skip + take}::int and before + records > ${skip}::int)::text as first,
      max(day) filter (where before < ${skip + take}::int and before + records > ${skip}::int)::text as last,
      coalesce(min(before) filter (where before + records > ${skip}::int), 0)::int as before, coalesce(sum(records), 0)::int as total from ranked`
  if (!found?.first || !found.last) return { days: Prisma.sql`false`, before: 0, total: found?.total ?? 0 }
  return { days: Prisma.sql`f.day between ${found.first}::date and ${found.last}::date`, before: found.before, total: found.total }
}

/** The facets that a term's counted records fall into, each with its own reading. */
async function groupsOf(db: Db | Tx, term: Term, period: Period): Promise<TermTrace['groups']> {
  if (term.reducer === 'last') return []
  const groups = await db.$queryRaw<TermTrace['groups']>`
    select g.facet, r.value::text as value, g.records from (
      select k.facet, sum(k.records)::int as records from rollup k where ${isWithin(term, period, 'k')}
      group by k.facet having sum(k.records) > 0 order by 2 desc, 1 limit ${mostGroups}) g,
      reduce_measure(${term.measure}, ${term.reducer}, array[g.facet], ${period.from}::date, ${period.to}::date) r order by g.facet`
  return groups.length > 1 ? groups : []
}

const facetIn = (term: Term, of = facts) =>
  term.facets.length > 0 ? Prisma.sql`coalesce(${of}.facet, '') = any (${term.facets}::text[])` : Prisma.sql`true`
const facts = Prisma.raw('f')

/** Which facts `f` (or sums `k` of them) a term looks at. */
export function isWithin(term: Term, period: Period, alias: 'f' | 'k' = 'f'): Prisma.Sql {
  const of = Prisma.raw(alias)
  const since =
    term.reducer === 'sum' || term.reducer === 'months_covered' ? Prisma.sql`${of}.day >= ${period.from}::date` : Prisma.sql`true`
  return Prisma.sql`${of}.measure = ${term.measure} and ${since} and ${of}.day <= ${period.to}::date and ${facetIn(term, of)}`
}

/** A stock is the value of one day: only that day's records stand behind it. */
function onLastDay(term: Term, period: Period): Prisma.Sql {
  if (term.reducer !== 'last') return Prisma.empty
  return Prisma.sql`and f.day = (select k.day from rollup k where ${isWithin(term, period, 'k')}
    group by k.day having sum(k.records) > 0 order by k.day desc limit 1)`
}

type FoundFact = Pick<FactRow, 'source' | 'id' | 'day' | 'value' | 'facet' | 'excluded'> & { total?: number }

/** What one fact gives to a term: its value, or its value on each day of the period from its own day on. */
const amountIn = (term: Term, period: Period): Prisma.Sql =>
  term.reducer === 'level_days' ? Prisma.sql`f.value * (${period.to}::date - greatest(f.day, ${period.from}::date) + 1)` : value
const value = Prisma.sql`f.value`

/** Every order ends with what tells any two facts apart, so that pages neither overlap nor leave a gap. */
const orderBy = (order: TracePage['order'], amount: Prisma.Sql): Prisma.Sql =>
  ({
    day: Prisma.sql`f.day, f.id, f.value, f.facet`,
    '-day': Prisma.sql`f.day desc, f.id, f.value, f.facet`,
    amount: Prisma.sql`${amount} nulls last, f.day, f.id, f.facet`,
    '-amount': Prisma.sql`${amount} desc nulls last, f.day, f.id, f.facet`,
  })[order]

async function factRows(db: Db | Tx, where: Prisma.Sql, amount: Prisma.Sql, page: TracePage, known?: Stretch) {
  const total = known ? Prisma.empty : Prisma.sql`, count(*) over ()::int as total`
  const skip = page.skip - (known?.before ?? 0)
  const found = await db.$queryRaw<FoundFact[]>`
    select f.source, f.id, f.day::text as day, (${amount})::text as value, f.facet, f.excluded ${total}
    from facts f where ${where} order by ${orderBy(page.order, amount)} limit ${page.take}::int offset ${skip}::int`
  const about = await describeRecords(db, found)
  const rows = found.map(({ total: _, ...fact }) => ({ ...fact, path: recordPath(fact.source, fact.id), ...about(fact) }))
  return { rows, total: known?.total ?? found[0]?.total ?? 0 }
}

/** What people call some records, by id; one query for each table. */
export async function titlesOf(db: Db | Tx, records: { source: string; id: string }[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const [source, found] of Map.groupBy(records, (record) => record.source)) {
    const title = sources[source]?.title ?? 'r.id::text'
    const named = await db.$queryRaw<{ id: string; title: string }[]>`
      select r.id, ${Prisma.raw(title)} as title from ${Prisma.raw(source)} r where r.id = any (${found.map(({ id }) => id)}::uuid[])`
    for (const row of named) titles.set(row.id, row.title)
  }
  return titles
}

/** Titles, evidence and origin of the records behind some facts. */
async function describeRecords(db: Db | Tx, found: FoundFact[]) {
  const ids = [...new Set(found.map((fact) => fact.id))]
  const titles = await titlesOf(db, found)
  const evidence = await db.evidence.findMany({ where: { recordId: { in: ids }, removedAt: null }, orderBy: { createdAt: 'asc' } })
  const origins = await db.importRow.findMany({
    where: { recordId: { in: ids } },
    include: { batch: true },
    orderBy: { batch: { createdAt: 'asc' } },
  })
  const byRecord = Map.groupBy(evidence, (file) => file.recordId)
  const originOf = new Map(
    origins.map((row) => [row.recordId, { fileName: row.batch.fileName, sheet: row.sheet, rowNo: row.rowNo, batchId: row.batchId }]),
  )
  return (fact: { id: string }) => ({
    title: titles.get(fact.id) ?? fact.id,
    evidence: (byRecord.get(fact.id) ?? []).map(({ id, kind, fileName }) => ({ id, kind, fileName })),
    origin: originOf.get(fact.id) ?? null,
  })
}

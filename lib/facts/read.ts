import type { Period } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { measures } from './rules.ts'
import type { FactRow, Term, TermTrace } from './schema.ts'
import { recordPath, sources } from './sources.ts'

/** What a term comes to in a period: null where nothing at all was logged (missing is never zero). */
export type Reading = { value: string | null; records: number }

/** Reads many terms over many periods from rollup in one round trip; answers come in the order asked. */
export async function readTerms(db: Db | Tx, asked: { term: Term; period: Period }[]): Promise<Reading[]> {
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
  const found = await db.$queryRaw<{ value: string | null; records: number }[]>`
    select r.value::text as value, r.records
    from jsonb_to_recordset(${wanted}::jsonb) as t (place int, measure text, reducer text, facets text[], first date, last date),
      reduce_measure(t.measure, t.reducer, t.facets, t.first, t.last) r
    order by t.place`
  const answers: Reading[] = []
  for (const [place, reading] of found.entries()) answers.push(await noneOrMissing(db, reading, asked[place]))
  return answers
}

/** Nothing counted is 0 when records were there but left out, and missing when there were none. */
async function noneOrMissing(db: Db | Tx, reading: Reading, asked: { term: Term; period: Period } | undefined): Promise<Reading> {
  if (reading.value !== null || !asked || asked.term.reducer === 'last') return reading
  const seen = await db.$queryRaw<
    { seen: boolean }[]
  >`select exists (select 1 from facts f where ${within(asked.term, asked.period)}) as seen`
  return seen[0]?.seen ? { value: '0', records: 0 } : reading
}

/** How many rows of each list a trace shows. */
const shown = 500
/** How far after a period its trace looks, in days: what was meant for it and came too late stands there. */
const daysAfter = 31

/** The records behind a term: counted, left out with the reason, and just after the period. Their sum is the term's value. */
export async function traceTerm(db: Db | Tx, term: Term, period: Period): Promise<TermTrace> {
  const [reading] = await readTerms(db, [{ term, period }])
  const after = Prisma.sql`f.measure = ${term.measure} and f.day > ${period.to}::date and f.day <= ${period.to}::date + ${daysAfter}::int and ${facetIn(term)}`
  const counted = Prisma.sql`${within(term, period)} and f.excluded is null ${onLastDay(term, period)}`
  const excluded = Prisma.sql`${within(term, period)} and f.excluded is not null ${onLastDay(term, period)}`
  const rows = await factRows(db, counted, amountIn(term, period))
  const out = await factRows(db, excluded)
  const next = await factRows(db, after)
  return {
    term,
    unit: measures[term.measure].unit,
    ...period,
    value: reading?.value ?? null,
    counted: rows.rows,
    excluded: out.rows,
    after: next.rows,
    totals: { counted: rows.total, excluded: out.total, after: next.total },
    shown,
    measures: [term.measure],
  }
}

const facetIn = (term: Term) =>
  term.facets.length > 0 ? Prisma.sql`coalesce(f.facet, '') = any (${term.facets}::text[])` : Prisma.sql`true`

function within(term: Term, period: Period): Prisma.Sql {
  const since = term.reducer === 'sum' || term.reducer === 'months_covered' ? Prisma.sql`f.day >= ${period.from}::date` : Prisma.sql`true`
  return Prisma.sql`f.measure = ${term.measure} and ${since} and f.day <= ${period.to}::date and ${facetIn(term)}`
}

/** A stock is the value of one day: only that day's records stand behind it. */
function onLastDay(term: Term, period: Period): Prisma.Sql {
  if (term.reducer !== 'last') return Prisma.empty
  return Prisma.sql`and f.day = (select max(f.day) from facts f where ${within(term, period)} and f.excluded is null)`
}

type FoundFact = Pick<FactRow, 'source' | 'id' | 'day' | 'value' | 'facet' | 'excluded'> & { total: number }

/** What one fact gives to a term: its value, or its value on each day of the period from its own day on. */
const amountIn = (term: Term, period: Period): Prisma.Sql =>
  term.reducer === 'level_days' ? Prisma.sql`f.value * (${period.to}::date - greatest(f.day, ${period.from}::date) + 1)` : value
const value = Prisma.sql`f.value`

async function factRows(db: Db | Tx, where: Prisma.Sql, amount = value): Promise<{ rows: FactRow[]; total: number }> {
  const found = await db.$queryRaw<FoundFact[]>`
    select f.source, f.id, f.day::text as day, (${amount})::text as value, f.facet, f.excluded, count(*) over ()::int as total
    from facts f where ${where} order by f.day, f.id limit ${shown}`
  const about = await describeRecords(db, found)
  const rows = found.map(({ total: _, ...fact }) => ({ ...fact, path: recordPath(fact.source, fact.id), ...about(fact) }))
  return { rows, total: found[0]?.total ?? 0 }
}

/** Titles, evidence and origin of the records behind some facts, one query each for a source. */
async function describeRecords(db: Db | Tx, found: FoundFact[]) {
  const ids = [...new Set(found.map((fact) => fact.id))]
  const bySource = Map.groupBy(found, (fact) => fact.source)
  const titles = new Map<string, string>()
  for (const [source, facts] of bySource) {
    const title = sources[source]?.title ?? 'r.id::text'
    const named = await db.$queryRaw<{ id: string; title: string }[]>`
      select r.id, ${Prisma.raw(title)} as title from ${Prisma.raw(source)} r where r.id = any (${facts.map((fact) => fact.id)}::uuid[])`
    for (const row of named) titles.set(row.id, row.title)
  }
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

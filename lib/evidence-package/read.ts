import { yearToDate } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { indicatorsOf, termsOf } from '../indicators/read.ts'
import type { Indicator } from '../indicators/schema.ts'
import { bearing, describeBearers } from './bearers.ts'
import { materialNumber } from './rules.ts'
import { type Gap, type Gaps, type GapsAsk, gapsInput, type Material, type Meter } from './schema.ts'

/**
 * For each indicator of a year the records that its terms count, the kinds of proof that are asked for, what is there and what is missing: one
 * statement over all records. What does not count only because its proof is missing is looked at too: its files are what is worth fetching.
 */
export async function evidenceGaps(db: Db | Tx, year: number, ask: GapsAsk = {}): Promise<Gaps> {
  const { code, kind, paper, skip, take } = gapsInput.parse({ year, ...ask })
  const indicators = await indicatorsOf(db, year)
  const narrowed = Prisma.sql`(n.state = 'missing' or ${paper} and n.state = 'paper')
    and (${code}::text is null or n.codes @> array[${indicators.findIndex((one) => one.code === code)}::int])`
  type Found = { meters: (Omit<Meter, 'name' | 'code'> & { code: number | null })[]; kinds: string[]; total: number; gaps: FoundGap[] }
  const [found] = await db.$queryRaw<{ found: Found }[]>`
    with ${counted(indicators, year)},
    each as materialized (select source, id, array_agg(place order by place) as codes, min(place) as place, min(day) as day from bearers group by source, id),
    filed as materialized (select distinct source, record_id, kind from evidence where removed_at is null),
    declared as materialized (
      select 'payments' as source, id, k.kind from payments, lateral (select distinct unnest(declared) as kind) k where declared <> '{}' union all
      select 'events', id, k.kind from events, lateral (select distinct unnest(declared) as kind) k where declared <> '{}' union all
      select 'policy_versions', id, 'document' from policy_versions where has_file
    ),
    judged as materialized (
      select n.*, q.kind, case when f.kind is not null then 'filed' when d.kind is not null then 'paper' else 'missing' end as state
      from each n join evidence_requirements q on q.source = n.source
        left join filed f on f.source = n.source and f.record_id = n.id and f.kind = q.kind
        left join declared d on d.source = n.source and d.id = n.id and d.kind = q.kind
    ),
    summed as materialized (select codes, state, count(*) as files from judged group by codes, state), -- few: which figures go together
    by_code as (select c.code, sum(files) as required, coalesce(sum(files) filter (where s.state <> 'missing'), 0) as have, coalesce(sum(files) filter (where s.state = 'paper'), 0) as paper
      from summed s, unnest(s.codes) c (code) group by c.code),
    records as (select place as code, count(*) as records from bearers group by place),
    whole as (select null::int as code, coalesce(sum(files), 0) as required, coalesce(sum(files) filter (where state <> 'missing'), 0) as have,
      coalesce(sum(files) filter (where state = 'paper'), 0) as paper from summed),
    wanted as (select n.* from judged n where ${narrowed}),
    page as (select * from wanted where ${kind}::text is null or kind = ${kind} order by place, day, source, id, kind limit ${take} offset ${skip})
    select json_build_object(
      'meters', (select json_agg(json_build_object('code', m.code, 'records', coalesce(r.records, 0), 'required', m.required, 'have', m.have, 'paper', m.paper))
        from (select * from by_code union all select * from whole) m left join records r using (code)),
      'kinds', (select coalesce(json_agg(kind order by kind), '[]') from (select kind from wanted group by kind) k),
      'total', (select count(*) from wanted where ${kind}::text is null or kind = ${kind}),
      'gaps', (select coalesce(json_agg(json_build_object('source', source, 'recordId', id, 'kind', kind, 'codes', codes, 'isPaper', state = 'paper')
        order by place, day, source, id, kind), '[]') from page)) as found`
  const { meters = [], kinds = [], total = 0, gaps = [] } = found?.found ?? {}
  const none = { records: 0, required: 0, have: 0, paper: 0 }
  const { required, have, paper: onPaper } = meters.find((meter) => meter.code === null) ?? none
  return {
    ...{ year, required, have, paper: onPaper, total, kinds },
    indicators: indicators.map(({ code, name }, place) => ({ ...none, ...meters.find((meter) => meter.code === place), code, name })),
    gaps: await described(db, gaps, indicators),
  }
}

/** What is found names indicators by their place in the year's order. */
type FoundGap = Pick<Gap, 'source' | 'recordId' | 'kind' | 'isPaper'> & { codes: number[] }

async function described(db: Db | Tx, gaps: FoundGap[], indicators: Indicator[]): Promise<Gap[]> {
  const named = await describeBearers(
    db,
    gaps.map(({ source, recordId: id }) => ({ source, id })),
  )
  return gaps.map((gap) => {
    const { title = gap.recordId, path = '' } = named.get(`${gap.source} ${gap.recordId}`) ?? {}
    const codes = codesOf(gap.codes, indicators)
    return { ...gap, codes, code: codes[0] ?? '', label: title, path }
  })
}

const codesOf = (places: readonly number[], indicators: readonly Pick<Indicator, 'code'>[]): string[] =>
  indicators.filter((_, place) => places.includes(place)).map(({ code }) => code)

/** The records that the indicators of a year count, as `counted`, and those that bear their proof, as `bearers`: one row an indicator and record. */
function counted(indicators: readonly Indicator[], year: number): Prisma.Sql {
  const period = yearToDate(year)
  const terms = indicators.flatMap(({ code, formula }, place) =>
    termsOf(formula, period).map(({ term: { measure, reducer, facets }, period: { from, to } }, half) => {
      return { term: place * 2 + half, place, code, measure, reducer, facets, first: from, last: to }
    }),
  )
  return Prisma.sql`
    terms as materialized (
      select t.*, case when t.reducer = 'last' then (select k.day from rollup k where k.measure = t.measure and k.day <= t.last
        and (cardinality(t.facets) = 0 or k.facet = any (t.facets)) group by k.day having sum(k.records) > 0 order by k.day desc limit 1) end as only_day
      from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as t (term int, place int, code text, measure text, reducer text, facets text[], first date, last date)
    ),
    counted as materialized (
      select t.term, min(t.place) as place, min(t.first) as first, max(t.last) as last, f.source, f.id, min(f.day) as day
      from terms t join facts f on f.measure = t.measure and f.day <= t.last and (cardinality(t.facets) = 0 or coalesce(f.facet, '') = any (t.facets))
      where (f.excluded is null or f.excluded in ('evidence_missing', 'voucher_missing'))
        and case t.reducer when 'last' then f.day = t.only_day when 'level' then true when 'level_days' then true else f.day >= t.first end
      group by t.term, f.source, f.id
      having min(t.reducer) <> 'level' or sum(f.value) <> 0
    ),
    bearers as materialized (select place, source, id, min(day) as day from (${bearing()}) b (place, day, source, id) group by place, source, id)`
}

type FoundMaterial = Omit<Material, 'records' | 'number' | 'codes'> & {
  codes: number[]
  sequence: number | null
  records: { source: string; recordId: string; kind: string }[]
}

/** Every file that lies on a record that the year counts, once by its content; numbered ones first by their numbers, then as they count. */
export async function materialsOf(db: Db | Tx, year: number): Promise<Material[]> {
  const indicators = await indicatorsOf(db, year)
  const found = await db.$queryRaw<FoundMaterial[]>`
    with ${counted(indicators, year)},
    lying as materialized (
      select e.*, b.codes, b.place, b.day from (select source, id, array_agg(distinct place) as codes, min(place) as place, min(day) as day from bearers group by 1, 2) b
      join evidence e on e.source = b.source and e.record_id = b.id and e.removed_at is null
    ),
    grouped as (
      select l.sha256, min(l.place) as place, min(l.day) as day, min(l.created_at) as created_at,
        (array_agg(l.id order by l.place, l.day, l.created_at))[1] as first_id,
        (select array_agg(distinct c) from lying k, unnest(k.codes) c where k.sha256 = l.sha256) as codes,
        jsonb_agg(distinct jsonb_build_object('source', l.source, 'recordId', l.record_id, 'kind', l.kind)) as records,
        case when bool_or(l.sensitivity = 'sensitive') then 'sensitive' when bool_or(l.sensitivity = 'internal') then 'internal' else 'public' end as sensitivity
      from lying l group by l.sha256
    )
    select g.sha256, n.sequence, coalesce(n.code, '') as code, g.codes, e.id as "evidenceId", e.file_name as "fileName", e.media_type as "mediaType", e.kind,
      e.size_bytes as "sizeBytes", g.sensitivity, g.records
    from grouped g join evidence e on e.id = g.first_id left join evidence_materials n on n.sha256 = g.sha256 and n.year = ${year}
    order by n.sequence is null, array_position(${indicators.map(({ code }) => code)}::text[], n.code), n.sequence, g.place, g.day, g.created_at, g.sha256`
  const named = await describeBearers(
    db,
    found.flatMap(({ records }) => records.map(({ source, recordId: id }) => ({ source, id }))),
  )
  return found.map(({ sequence, code, codes, records, ...file }) => {
    const ordered = codesOf(codes, indicators)
    return {
      ...file,
      codes: ordered,
      // a numbered material keeps the indicator it was numbered for
      code: code || (ordered[0] ?? ''),
      number: sequence === null ? null : materialNumber(code, sequence),
      records: records.map((record) => {
        const { title: label = record.recordId, path = '' } = named.get(`${record.source} ${record.recordId}`) ?? {}
        return { ...record, label, path }
      }),
    }
  })
}

/** The kinds that are asked for, by table. */
export const requirementsOf = (db: Db | Tx) => db.evidenceRequirement.findMany({ orderBy: [{ source: 'asc' }, { kind: 'asc' }] })

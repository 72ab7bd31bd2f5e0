import type { Client } from 'pg'
import { bareQuery } from './bare.ts'
import { inTurns, medianMs } from './load.ts'

/** How many facts the board is asked over, one after the other. */
export const sizes = [10_000, 100_000, 1_000_000, 10_000_000] as const
export type Size = (typeof sizes)[number]
const year = 2024
const period = [`${year}-01-01`, `${year}-12-31`]

/**
 * Makes 2024 a year of the board: last year's indicators, one of them now counting downloads of a material; and the same reading of a period from
 * facts as the product has from rollup, made from the product's own function, so that both ask the same.
 */
export async function prepareManyFacts(client: Client): Promise<void> {
  await client.query(
    `insert into indicators (year, code, level1, level2, name, operator, target, unit, weight, sub_project, formula, position)
     select $1, code, level1, level2, name, operator, target, unit, weight, sub_project,
       case when code = 'O4' then '{"numerator": {"measure": "materials.downloads", "reducer": "sum", "facets": []}, "denominator": null, "scale": "1"}' else formula end,
       position from indicators where year = 2023`,
    [year],
  )
  await client.query(`with m as (insert into materials (title, kind, language) values ('bench', '特刊', 'zhHans') returning id)
    insert into material_versions (material_id, number, issued_on) select id, 1, '2024-01-01' from m`)
  await client.query(`create view facts_like_rollup as
    select measure, day, coalesce(facet, '') as facet, case when excluded is null then value else 0 end as value,
      (excluded is null)::int as records, (excluded is not null)::int as left_out
    from facts where excluded is null or value is not null`)
  const [made] = (await client.query(`select pg_get_functiondef('reduce_measure'::regproc) as text`)).rows
  await client.query(made.text.replaceAll('rollup k', 'facts_like_rollup k').replaceAll('reduce_measure', 'reduce_facts'))
}

/** Fills up to so many facts, spread over the year, with their sums in rollup as the triggers would have kept them; the triggers are timed apart. */
export async function fillFacts(client: Client, size: number): Promise<void> {
  await client.query(`set session_replication_role = replica`)
  await client.query(
    // ids in their order and one device: ten million random ones would spend the time on their indexes
    `insert into material_downloads (id, version_id, downloaded_at, device, locale, kind)
     select uuidv7(), v.id, timestamptz '2024-01-01 00:00+08' + n % 527040 * interval '1 minute', '00000000-0000-7000-8000-000000000000', 'zh-Hans', '特刊'
     from (select id from material_versions limit 1) v, generate_series(1, $1 - (select count(*)::int from material_downloads)) n`,
    [size],
  )
  await client.query(`set session_replication_role = origin`)
  await client.query('vacuum analyze material_downloads')
  await client.query(`delete from rollup where measure = 'materials.downloads'`)
  await client.query(`insert into rollup (measure, day, facet, slot, value, records)
    select measure, day, facet, 0, value, records from rollup_expected where measure = 'materials.downloads'`)
  await client.query('vacuum analyze rollup')
  const [kept] = (await client.query(`select sum(value)::int as value from rollup where measure = 'materials.downloads'`)).rows
  if (kept.value !== size) throw new Error(`${kept.value} of ${size} facts are in rollup`)
}

/** The board's own reading of a year: every term of its indicators in one statement; `reduce_facts` in place of `reduce_measure` asks the facts themselves. */
const boardReading = (reduce: 'reduce_measure' | 'reduce_facts') => `
  with terms as (
    select i.position, t.term from indicators i, lateral (values (i.formula -> 'numerator'), (i.formula -> 'denominator')) t (term)
    where i.year = ${year} and jsonb_typeof(t.term) = 'object'
  )
  select r.value::text as value, r.records from terms, lateral (select nullif(array(select jsonb_array_elements_text(term -> 'facets')), '{}') as facets) f,
    ${reduce}(term ->> 'measure', term ->> 'reducer', f.facets, $1, $2) r order by position`

/** How long the readings take at one size, in milliseconds: the board from rollup and from facts, a bare query of rollup, and the best query of the records. */
export type Reading = { rollup: number; facts: number; bare: number; direct: number }

export async function readManyFacts(client: Client, size: Size): Promise<Reading> {
  const times = size > 1_000_000 ? 1 : size > 100_000 ? 3 : 15
  const direct = `select date_trunc('month', day) as month, sum(reads) from (
    select date_trunc('day', downloaded_at at time zone 'Asia/Shanghai') as day, count(*) as reads from material_downloads
    where downloaded_at >= $1::date::timestamp at time zone 'Asia/Shanghai' and downloaded_at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' group by 1) by_day group by 1`
  const ask = (name: string, text: string) => () => client.query({ name: `${name} ${size}`, text, values: period })
  return inTurns(3, {
    rollup: () => medianMs(50, ask('rollup', boardReading('reduce_measure'))),
    facts: () => medianMs(times, ask('facts', boardReading('reduce_facts'))),
    bare: () => medianMs(50, ask('bare', bareQuery)),
    direct: () => medianMs(times, ask('direct', direct)),
  })
}

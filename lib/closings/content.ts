import type { Tx } from '../db.ts'
import { quoted } from '../evaluations/read.ts'
import type { Snapshot } from '../evaluations/schema.ts'
import type { Term } from '../facts/schema.ts'
import { indicatorsOf } from '../indicators/read.ts'
import type { ClosingContent } from './schema.ts'

type Head = Pick<ClosingContent, 'number' | 'closedAt' | 'closedBy' | 'previous' | 'replaces'>
type Basis = ClosingContent['basis']

/** What a closing freezes, read in a transaction that nobody's writing of facts can come between. */
export async function contentOf(tx: Tx, snapshot: Snapshot, head: Head): Promise<ClosingContent> {
  const { year } = snapshot
  const basis = await basisOf(tx, year)
  return {
    ...{ format: 'chamber-house/closing/1', year, ...head, snapshot },
    ...(await writtenOf(tx, year)),
    basis,
    ...(await recordsOf(tx, year, basis)),
  }
}

/** The definitions and texts of a year as they stand. */
export async function writtenOf(tx: Tx, year: number): Promise<Pick<ClosingContent, 'definitions' | 'texts'>> {
  const [found] = await tx.$queryRaw<Pick<ClosingContent, 'definitions' | 'texts'>[]>`
    select year_definitions(${year}::int) as definitions, year_texts(${year}::int) as texts`
  if (!found) throw new Error('a statement without a table has one row')
  return found
}

/** Which measures the year's figures read as a level or a stock: theirs are also records of earlier years. */
async function basisOf(tx: Tx, year: number): Promise<Basis> {
  const formulas = (await indicatorsOf(tx, year)).flatMap(({ formula }) => (formula ? [formula.numerator, formula.denominator] : []))
  const terms: Pick<Term, 'measure' | 'reducer'>[] = [...formulas.filter((term) => term !== null), ...Object.values(quoted)]
  const readAs = (...reducers: Term['reducer'][]) =>
    [...new Set(terms.filter(({ reducer }) => reducers.includes(reducer)).map(({ measure }) => measure))].sort()
  const [hashed] = await tx.$queryRaw<{ columns: Basis['columns'] }[]>`select hashed_columns() as columns`
  return { levels: readAs('level', 'level_days'), stocks: readAs('last'), columns: hashed?.columns ?? {} }
}

/** Every record that the year stands on, and the files that prove them: one statement, one pass over each table. */
async function recordsOf(tx: Tx, year: number, { levels, stocks, columns }: Basis): Promise<Pick<ClosingContent, 'records' | 'evidence'>> {
  const [found] = await tx.$queryRaw<Pick<ClosingContent, 'records' | 'evidence'>[]>`
    with r as materialized (select * from year_records(${year}::int, ${levels}::text[], ${stocks}::text[], ${JSON.stringify(columns)}::jsonb))
    select
      (select coalesce(json_object_agg(s.source, s.rows), '{}') from (
        select r.source, json_agg(json_build_array(r.id, r.sha256, r.facts) order by r.id) as rows from r group by r.source) s) as records,
      (select coalesce(json_agg(json_build_object('id', e.id, 'source', e.source, 'recordId', e.record_id, 'kind', e.kind,
          'fileName', e.file_name, 'sha256', e.sha256, 'sizeBytes', e.size_bytes) order by e.id), '[]')
        from evidence e join r on r.source = e.source and r.id = e.record_id where e.removed_at is null) as evidence`
  if (!found) throw new Error('a statement of two aggregates has one row')
  return found
}

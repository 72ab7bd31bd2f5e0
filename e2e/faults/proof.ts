import { rollupDifferences } from '#lib/server/facts.ts'
import type { OwnHouse } from '../support/own-house.ts'
import type { Result } from '../support/results.ts'
import type { Ledger } from './writers.ts'

/** What the database holds, held against what the writers know. */
export type Proof = {
  acknowledged: number
  lost: number
  twice: number
  half: number
  differences: number
  wrong: string[]
  repeated: number
}

/** Each acknowledged record is there as it was sent, once, with one line in the audit; nothing else is; and rollup is the sum of facts. */
export async function prove(house: OwnHouse, ledger: Ledger): Promise<Proof> {
  const kept = async (table: string, title: string, where: string) =>
    house.sql<{ id: string; title: string; lines: number }>(
      `select r.id::text, r.${title} as title, (select count(*)::int from audit_entries a
         where a.source = '${table}' and a.record_id = r.id and a.before is null and a.after is not null) as lines
       from ${table} r where ${where}`,
    )
  const articles = await kept('articles', 'title', `idx = 7 and mid::int > ${ledger.afterMid}`)
  const answers = await kept('survey_responses', 'organisation_name', `survey_id = '${ledger.surveyId}'`)
  const rows = [...articles, ...answers]
  const there = new Map(rows.map(({ id, title }) => [id, title]))
  const sent = new Map([...ledger.articles, ...ledger.answers])
  const orphans = await house.sql<{ count: number }>(
    `select count(*)::int from audit_entries a where a.source = 'articles' and a.before is null and not exists (select 1 from articles r where r.id = a.record_id)`,
  )
  const [counted] = await house.sql<{ value: string }>(
    `select coalesce(sum(value), 0)::text as value from rollup where measure = 'surveys.responses'`,
  )
  const valid = await house.sql<{ count: number }>(`select count(*)::int from survey_responses where superseded_by_id is null`)
  return {
    acknowledged: ledger.acknowledged.size,
    lost: [...ledger.acknowledged].filter((id) => there.get(id) !== sent.get(id)).length,
    // a second row for the same sending would have an id that nobody made
    twice:
      rows.filter(({ id }) => !sent.has(id)).length +
      (rows.length - there.size) +
      Math.abs(Number(counted?.value) - (valid[0]?.count ?? 0)),
    half: rows.filter(({ lines }) => lines !== 1).length + (orphans[0]?.count ?? 0),
    differences: (await rollupDifferences(house.databaseUrl())).length,
    wrong: ledger.wrong,
    repeated: ledger.repeated,
  }
}

/** The lines that every test of crashes has. */
export const proven = (test: string, proof: Proof): Result[] => [
  {
    name: `${test}: acknowledged writes lost / kept twice / half done`,
    target: '0 / 0 / 0',
    figure: `${proof.lost} / ${proof.twice} / ${proof.half} of ${proof.acknowledged} (${proof.repeated} repeated)`,
    isMet: proof.lost + proof.twice + proof.half === 0 && proof.acknowledged > 0,
  },
  {
    name: `${test}: rollup ≠ facts / answers other than 200 and 503`,
    target: '0 / 0',
    figure: `${proof.differences} / ${proof.wrong.length}${proof.wrong[0] ? `: ${proof.wrong[0]}` : ''}`,
    isMet: proof.differences + proof.wrong.length === 0,
  },
]

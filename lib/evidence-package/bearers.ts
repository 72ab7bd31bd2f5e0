import { type EvidenceSource, evidenceSources } from '../evidence/schema.ts'
import { Prisma } from '../generated/prisma/client.ts'
import { kinds } from '../search/kinds.ts'

/** Where the proof of a counted record lies besides on itself: a stay's agreement on its organisation, a policy's text on the versions of the year. */
const elsewhere: { counted: string; source: EvidenceSource; id: string; rows: string }[] = [
  { counted: 'stays', source: 'organisations', id: 'r.organisation_id', rows: 'stays r on r.id = c.id' },
  { counted: 'sign_ins', source: 'events', id: 'r.event_id', rows: 'sign_ins r on r.id = c.id' },
  { counted: 'survey_responses', source: 'surveys', id: 'r.survey_id', rows: 'survey_responses r on r.id = c.id' },
  { counted: 'referrals', source: 'requests', id: 'r.request_id', rows: 'referrals r on r.id = c.id' },
  { counted: 'material_handouts', source: 'material_versions', id: 'r.version_id', rows: 'material_handouts r on r.id = c.id' },
  { counted: 'contracts', source: 'settlements', id: 'r.id', rows: 'settlements r on r.contract_id = c.id and r.removed_at is null' },
  {
    ...{ counted: 'policies', source: 'policy_versions', id: 'r.id' },
    rows: `policy_versions r on r.policy_id = c.id and r.removed_at is null and r.effective_on <= c.last
      and coalesce(r.ended_on, r.expires_on, 'infinity') >= c.first`,
  },
]

/** Each record of `counted` with those that bear its proof: source, id. */
export const bearing = (): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`select c.place, c.day, c.source, c.id from counted c where c.source = any (${[...evidenceSources]}::text[])`,
      ...elsewhere.map(
        ({ counted, source, id, rows }) => Prisma.sql`select c.place, c.day, ${source}, ${Prisma.raw(id)} as id
          from counted c join ${Prisma.raw(rows)} where c.source = ${counted}`,
      ),
    ],
    ' union all ',
  )

/** What people call a record that bears proof, and its page; SQL over its row `r`. */
type Bearer = { title: string; page: string; at?: string }
const versions: Partial<Record<EvidenceSource, Bearer>> = {
  policy_versions: {
    ...{ title: `concat_ws(' ', (select p.name from policies p where p.id = r.policy_id), r.document_number)` },
    ...{ page: '/policies/', at: 'r.policy_id' },
  },
  material_versions: {
    ...{ title: `concat_ws(' ', (select m.title from materials m where m.id = r.material_id), r.number)` },
    ...{ page: '/materials/', at: 'r.material_id' },
  },
}
const bearerOf = (source: EvidenceSource): Bearer | undefined =>
  versions[source] ?? (source in kinds ? (kinds[source as keyof typeof kinds] as Bearer) : undefined)

type Named = { id: string; title: string; path: string }

/** Titles and addresses of some records by `source id`; one query for each table. */
export async function describeBearers(
  db: { $queryRaw<T>(query: Prisma.Sql): PromiseLike<T> },
  records: readonly { source: string; id: string }[],
): Promise<Map<string, { title: string; path: string }>> {
  const named = new Map<string, { title: string; path: string }>()
  for (const source of evidenceSources) {
    const ids = [...new Set(records.filter((record) => record.source === source).map(({ id }) => id))]
    const bearer = bearerOf(source)
    if (ids.length === 0 || !bearer) continue
    const found = await db.$queryRaw<Named[]>(
      Prisma.sql`select r.id, ${Prisma.raw(bearer.title)} as title, ${bearer.page} || ${Prisma.raw(bearer.at ?? 'r.id')} as path
        from ${Prisma.raw(source)} r where r.id = any (${ids}::uuid[])`,
    )
    for (const { id, title, path } of found) named.set(`${source} ${id}`, { title, path })
  }
  return named
}

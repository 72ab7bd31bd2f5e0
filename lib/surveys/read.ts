import { fromColumn } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { Decimal, percent } from '../money.ts'
import { breakdownOf, type Counted, fewestAnswers, type Part } from './breakdown.ts'
import { surveyOf } from './design.ts'
import { distributionOf } from './distribution.ts'
import { populationOf } from './rules.ts'
import type { Results, Survey } from './schema.ts'

/** Below this share of those asked, in percent, or below this many answers, a result is read with care. */
const rateToTrust = 60
const answersToTrust = 10

type Sum = { measure: string; value: string | null; first: Date | null; last: Date | null; excluded: number }
/** What the facts of a survey's answers come to: the very rows that indicators count. */
async function sumsOf(
  db: Db | Tx,
  surveyId: string,
): Promise<{ sum: (measure: string) => string; excluded: number; days: Results['period'] }> {
  const rows = await db.$queryRaw<Sum[]>`
    select f.measure, sum(f.value) filter (where f.excluded is null)::text as value, min(f.day) as first, max(f.day) as last,
      count(*) filter (where f.excluded is not null)::int as excluded
    from survey_responses r, facts_of(r) f where r.survey_id = ${surveyId}::uuid group by f.measure`
  const responses = rows.find(({ measure }) => measure === 'surveys.responses')
  return {
    sum: (measure) => rows.find((row) => row.measure === measure)?.value ?? '0',
    excluded: responses?.excluded ?? 0,
    days: responses?.first && responses.last ? { from: fromColumn(responses.first), to: fromColumn(responses.last) } : null,
  }
}

/** A survey's results: figures from facts, how each question was answered, and breakdowns that tell nobody's answer. */
export async function resultsOf(db: Db | Tx, id: string): Promise<Results> {
  const found = await db.survey.findUnique({ where: { id } })
  if (!found) throw fail('NOT_FOUND')
  const survey = surveyOf(found)
  const [{ sum, excluded, days }, rows] = await Promise.all([
    sumsOf(db, id),
    db.surveyResponse.findMany({
      where: { surveyId: id, removedAt: null, supersededById: null, fullScore: { gt: 0 } },
      include: { organisation: { select: { kind: true, region: true, industry: true } } },
      orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    }),
  ])
  const [score, fullScore, responses, satisfied] = ['score', 'full_score', 'responses', 'satisfied'].map((name) =>
    sum(`surveys.${name}`),
  ) as [string, string, string, string]
  const population = populationOf(survey)
  const rate = population === null ? null : percent(responses, String(population))
  const satisfaction = survey.method === 'mean' ? percent(score, fullScore) : percent(satisfied, responses)
  const kept = rows.map((row) => ({ ...row, answers: row.answers as Record<string, unknown> }))
  const by = (name: 'region' | 'kind' | 'industry') => ({
    by: name,
    parts: breakdownOf(rows.map((row) => countedOf(row, row.organisation?.[name] ?? ''))).map((part) => lineOf(part, survey)),
  })
  return {
    ...{ survey, score, fullScore, responses, satisfied, population, rate, satisfaction, excluded, period: days },
    label: `${survey.year} ${survey.title}`,
    cautions: cautionsOf(Number(responses), rate),
    questions: distributionOf(survey.questions, kept),
    breakdowns: [by('region'), by('kind'), by('industry')],
    fewestAnswers,
  }
}

function cautionsOf(responses: number, rate: string | null): Results['cautions'] {
  if (responses === 0) return []
  const low = rate !== null && new Decimal(rate).lt(rateToTrust) ? (['low_rate'] as const) : []
  const few = responses < answersToTrust ? (['few_answers'] as const) : []
  return [...low, ...few, ...(rate === null ? (['nobody_knows_how_many'] as const) : [])]
}

const countedOf = (row: { score: Decimal; fullScore: Decimal; satisfied: boolean }, group: string): Counted => ({
  ...{ group, score: row.score.toNumber(), fullScore: row.fullScore.toNumber(), satisfied: row.satisfied },
})
const lineOf = ({ groups, answers, score, fullScore, satisfied }: Part, { method }: Survey) => ({
  ...{
    groups,
    answers,
    satisfaction: method === 'mean' ? percent(String(score), String(fullScore)) : percent(String(satisfied), String(answers)),
  },
})

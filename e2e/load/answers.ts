import { randomUUID } from 'node:crypto'
import { publicLink } from '#lib/public-link.ts'
import { rollupDifferences } from '#lib/server/facts.ts'
import { someQuestions } from '#lib/testing/questions.ts'
import type { OwnHouse } from '../support/own-house.ts'
import { post } from '../support/post.ts'
import { inMs, type Result, tell } from '../support/results.ts'

const people = 1000

/** R7: a thousand people answer a survey at the same moment, each sending twice, as impatient thumbs do. */
export async function answerTogether(house: OwnHouse): Promise<Result[]> {
  tell(`R7 ${people} answers to a survey at once, each sent twice`)
  const questions = someQuestions()
  const [made] = await house.sql<{ id: string }>(
    `insert into surveys (title, year, status, questions) values ('Load', 2026, 'published', $1) returning id`,
    [JSON.stringify(Object.values(questions))],
  )
  const token = new URL(publicLink('survey', made?.id ?? '', 1)).pathname.split('/').at(-1)
  const answers = { [questions.score.id]: 4, [questions.choice.id]: questions.choice.options[0]?.id }
  const began = performance.now()
  const sent = await Promise.all(
    Array.from({ length: people }, async (_, at) => {
      const body = JSON.stringify({
        json: { id: randomUUID(), token, revision: 1, language: 'zh-Hans', organisationName: `机构 ${at}`, answers },
      })
      const headers = { 'x-forwarded-for': `10.77.${Math.floor(at / 250)}.${at % 250}` }
      const both = await Promise.all([1, 2].map(() => post(`${house.url}/rpc/answers/send`, body, { headers }).catch(() => null)))
      return both.every((answer) => answer?.status === 200 && answer.text === both[0]?.text)
    }),
  )
  const took = performance.now() - began
  const [kept] = await house.sql<{ count: number; points: string }>(
    `select count(*)::int as count, sum(score)::text as points from survey_responses where survey_id = $1 and superseded_by_id is null`,
    [made?.id],
  )
  const differences = await rollupDifferences(house.databaseUrl())
  const good = sent.filter(Boolean).length
  const isCounted = kept?.count === people && Number(kept.points) === people * 14 && differences.length === 0
  return [
    {
      name: `R7 ${people} people at once: answered well, both times alike`,
      target: String(people),
      figure: `${good} in ${inMs(took)}`,
      isMet: good === people,
    },
    {
      name: 'R7 counted: answers / points / rollup ≠ facts',
      target: `${people} / ${people * 14} / 0`,
      figure: `${kept?.count} / ${Number(kept?.points)} / ${differences.length}`,
      isMet: isCounted,
    },
  ]
}

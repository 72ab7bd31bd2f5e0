import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../db.ts'
import { isUserError } from '../errors.ts'
import { router } from '../router.ts'
import { rollupDifferences } from '../server/facts.ts'
import { contextOf } from '../testing/callers.ts'
import { testDatabase } from '../testing/database.ts'
import { invite, publishedSurvey } from '../testing/surveys.ts'

const { url } = testDatabase()
beforeAll(() => {
  process.env.AUTH_SECRET = 'only for this test'
})

const clients = 50
const answersEach = 20
/** What the test itself knows of an answer, apart from the app: whose it is, when it was kept, and what it is worth out of what. */
type Told = { organisation: string; at: string; points: number; full: number }

test('1,000 answers of 50 clients at once, each sent two or three times, are counted once each, and the satisfaction is the sum made by hand', async () => {
  const survey = await publishedSurvey()
  const { score, choice } = survey.questions
  const [prompt, middling, unsure] = choice.options
  if (!prompt || !middling || !unsure) throw new Error('the choice has three options')
  // every tenth client is an organisation with a link of its own, and the others answer for 290 organisations by the open one
  const own = new Map<number, string>()
  for (let n = 0; n < clients * answersEach; n += 10) own.set(n, (await invite(survey.id, `专属${n}`)).token)
  const told: Told[] = []

  const answerAs = async (client: number) => {
    const caller = createRouterClient(router, { context: { ...contextOf(null), address: `198.51.100.${client}` } })
    for (let turn = 0; turn < answersEach; turn++) {
      const n = turn * clients + client
      const token = own.get(n)
      const points = 1 + (n % 5)
      const option = [prompt, middling, unsure][n % 3] ?? prompt
      const organisation = token ? `专属${n}` : `机构${n % 290}`
      const input = {
        ...{ id: randomUUID(), token: token ?? survey.token, revision: survey.revision, language: 'zh-Hans' as const },
        ...{ organisationName: token ? null : organisation, answers: { [score.id]: points, [choice.id]: option.id } },
      }
      const receipts = await Promise.all(Array.from({ length: n % 10 === 0 ? 3 : 2 }, () => caller.answers.send(input)))
      for (const receipt of receipts) expect(receipt).toEqual(receipts[0])
      // out of 5 and 10, or out of 5 alone where 不了解 was chosen
      const [given, full] = option === unsure ? [points, 5] : [points + (option === prompt ? 10 : 6), 15]
      told.push({ organisation, at: receipts[0]?.submittedAt ?? '', points: given, full })
      if (!token) continue
      // the same link with another answer
      const again = await caller.answers.send({ ...input, id: randomUUID() }).catch((error: unknown) => error)
      expect(isUserError(again) && again.code).toBe('LINK_USED')
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => answerAs(client)))

  const rows = await db().surveyResponse.findMany({ where: { surveyId: survey.id } })
  expect(rows).toHaveLength(clients * answersEach)
  expect(told).toHaveLength(clients * answersEach)
  const last = new Map<string, Told>()
  for (const one of told) if (one.at > (last.get(one.organisation)?.at ?? '')) last.set(one.organisation, one)
  const valid = rows.filter(({ supersededById }) => supersededById === null)
  expect(valid.map(({ organisationName }) => organisationName).sort()).toEqual([...last.keys()].sort())
  const byHand = { score: 0, full: 0 }
  for (const { points, full } of last.values()) {
    byHand.score += points
    byHand.full += full
  }
  expect([await sumOf('surveys.score'), await sumOf('surveys.full_score'), await sumOf('surveys.responses')]).toEqual([
    byHand.score,
    byHand.full,
    last.size,
  ])
  expect(await rollupDifferences(url())).toEqual([])
}, 60_000)

async function sumOf(measure: string): Promise<number> {
  const [sum] = await db().$queryRaw<{ value: string }[]>`select sum(value)::text as value from rollup where measure = ${measure}`
  return Number(sum?.value)
}

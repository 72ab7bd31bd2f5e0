import { randomUUID } from 'node:crypto'
import { publicLink } from '#lib/public-link.ts'
import { someQuestions } from '#lib/testing/questions.ts'
import { pause } from '../support/launch.ts'
import type { OwnHouse } from '../support/own-house.ts'
import { post } from '../support/post.ts'

/** How many write at once, each one record after the other, and how long they wait before they send one again, in milliseconds. */
const writers = 8
const againMs = 40

/** What the writers know by themselves: what they sent, and what the house said that it has. */
export type Ledger = {
  articles: Map<string, string>
  answers: Map<string, string>
  acknowledged: Set<string>
  /** When something was acknowledged. */
  acks: number[]
  /** Sent more than once, because nobody had answered or the moment was wrong. */
  repeated: number
  /** Answers that are neither 200 nor 503. */
  wrong: string[]
  /** Sentences of the answers that were 503. */
  passing: Map<string, number>
  surveyId: string
  /** Articles of writers before these have numbers up to this one. */
  afterMid: number
}
export type Writing = { ledger: Ledger; stop: () => Promise<Ledger> }

let mid = 0
const figures = { readUsers: null, readTimes: 3, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null }

/** Eight who write through the house's door, half of them articles, half answers to a survey: each repeats what was not acknowledged under the same id. */
export async function startWriting(house: OwnHouse, cookie: string): Promise<Writing> {
  const questions = someQuestions()
  const [made] = await house.sql<{ id: string }>(
    `insert into surveys (title, year, status, questions) values ($2, 2026, 'published', $1) returning id`,
    [JSON.stringify(Object.values(questions)), `Crash ${randomUUID()}`],
  )
  const surveyId = made?.id ?? ''
  const token = new URL(publicLink('survey', surveyId, 1)).pathname.split('/').at(-1)
  const ledger: Ledger = {
    ...{ articles: new Map(), answers: new Map(), acknowledged: new Set(), acks: [], repeated: 0, wrong: [], passing: new Map(), surveyId },
    afterMid: mid,
  }
  let stopped = false
  const until200 = async (path: string, id: string, body: string, headers: Record<string, string>) => {
    for (let time = 0; ; time++) {
      if (time > 0) {
        ledger.repeated += 1
        await pause(againMs)
      }
      const answer = await post(`${house.url}/rpc/${path}`, body, { headers }).catch(() => null)
      if (answer?.status === 200) {
        ledger.acknowledged.add(id)
        ledger.acks.push(performance.now())
        return
      }
      if (answer?.status === 503) {
        const { code } = JSON.parse(answer.text).json
        ledger.passing.set(code, (ledger.passing.get(code) ?? 0) + 1)
      } else if (answer) {
        ledger.wrong.push(`${answer.status} ${answer.text.slice(0, 200)}`)
        return
      }
      if (time > 3000) throw new Error(`${path} was never acknowledged`)
    }
  }
  const writeArticle = () => {
    const id = randomUUID()
    const title = `第${++mid}篇`
    ledger.articles.set(id, title)
    const article = { id, mid: String(mid), idx: 7, title, publishedOn: `2026-0${1 + (mid % 9)}-1${mid % 10}`, url: null, ...figures }
    return until200('articles/log', id, JSON.stringify({ json: article }), { cookie })
  }
  const answer = (client: number) => {
    const id = randomUUID()
    const organisationName = `机构 ${id}`
    ledger.answers.set(id, organisationName)
    const answers = { [questions.score.id]: 4, [questions.choice.id]: questions.choice.options[0]?.id }
    const body = JSON.stringify({ json: { id, token, revision: 1, language: 'zh-Hans', organisationName, answers } })
    // an address each time, as that many people would have
    const address = `10.${client}.${Math.floor(ledger.answers.size / 250) % 250}.${ledger.answers.size % 250}`
    return until200('answers/send', id, body, { 'x-forwarded-for': address })
  }
  const all = Array.from({ length: writers }, async (_, at) => {
    while (!stopped) await (at % 2 ? answer(at) : writeArticle())
  })
  return {
    ledger,
    stop: async () => {
      stopped = true
      await Promise.all(all)
      return ledger
    },
  }
}

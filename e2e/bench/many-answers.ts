import { randomUUID } from 'node:crypto'
import { responses, survey } from '../support/surveys.ts'

const clients = 50
const answersEach = 20
/** How many answers to a survey are sent, each of them twice. */
export const manyAnswers = clients * answersEach

/**
 * 50 clients with addresses of their own (the house trusts them as a proxy's) send 20 answers each to one survey over HTTP, every one twice at the same
 * moment. Gives the time for all; throws when any was refused or is not counted exactly once.
 */
export async function sendManyAnswers(house: string): Promise<number> {
  const { id, questions, address } = await survey()
  const token = new URL(address).pathname.split('/').at(-1)
  const option = questions.choice.options[0]?.id
  const answerAs = async (client: number) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': `198.51.100.${client}` }
    for (let turn = 0; turn < answersEach; turn++) {
      const organisationName = `机构${client * answersEach + turn}`
      const answers = { [questions.score.id]: 4, [questions.choice.id]: option }
      const body = JSON.stringify({ json: { id: randomUUID(), token, revision: 1, language: 'zh-Hans', organisationName, answers } })
      const sent = await Promise.all([1, 2].map(() => fetch(`${house}/rpc/answers/send`, { method: 'POST', headers, body })))
      const said = await Promise.all(sent.map((answer) => answer.text()))
      if (sent.some(({ ok }) => !ok) || said[0] !== said[1]) throw new Error(`answers.send: ${sent.map(({ status }) => status)} ${said}`)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: clients }, (_, client) => answerAs(client)))
  const took = performance.now() - began
  const kept = await responses(id)
  const points = kept.reduce((sum, { score, superseded }) => sum + (superseded ? 0 : Number(score)), 0)
  if (kept.length !== manyAnswers || points !== manyAnswers * 14) throw new Error(`${kept.length} answers with ${points} points are kept`)
  return took
}

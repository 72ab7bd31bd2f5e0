import { randomUUID } from 'node:crypto'
import type { OwnHouse } from '../support/own-house.ts'
import { post } from '../support/post.ts'
import { type Result, tell } from '../support/results.ts'

const editors = 50
const rounds = 10
const figures = { readUsers: null, readTimes: 1, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null }

/** R5: fifty people change one record at the same moment, each from the version that all of them see. */
export async function editTogether(house: OwnHouse, cookie: string): Promise<Result[]> {
  tell(`R5 ${editors} edits of one record at once, ${rounds} times`)
  const article = { id: randomUUID(), mid: '424242', idx: 4, title: '同时修改', publishedOn: '2026-03-01', url: null, ...figures }
  const send = (path: string, input: object) =>
    post(`${house.url}/rpc/articles/${path}`, JSON.stringify({ json: input }), { headers: { cookie } })
  let now = JSON.parse((await send('log', article)).text).json as { version: number; title: string }
  let bad = 0
  let stale = 0
  for (let round = 0; round < rounds; round++) {
    const { version } = now
    const titles = Array.from({ length: editors }, (_, at) => `第${round}轮第${at}人`)
    const answers = await Promise.all(titles.map((title) => send('revise', { ...article, title, version })))
    const won = answers.flatMap(({ status }, at) => (status === 200 ? [titles[at]] : []))
    stale += answers.filter(({ status, text }) => status === 409 && JSON.parse(text).json.code === 'STALE').length
    now = JSON.parse((await send('get', { id: article.id })).text).json
    if (won.length !== 1 || now.title !== won[0] || now.version <= version) bad += 1
  }
  const refused = rounds * (editors - 1)
  return [
    {
      name: `R5 ${editors} edits of one version, ${rounds} rounds: rounds without exactly one success that stays`,
      target: '0',
      figure: String(bad),
      isMet: bad === 0,
    },
    {
      name: 'R5 the others are told that the record has moved on (409)',
      target: String(refused),
      figure: String(stale),
      isMet: stale === refused,
    },
  ]
}

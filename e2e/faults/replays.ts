import { randomUUID } from 'node:crypto'
import type { OwnHouse } from '../support/own-house.ts'
import { type Answer, post } from '../support/post.ts'
import { type Result, tell } from '../support/results.ts'

const submissions = 1000
const times = 5
const clients = 40
const figures = { readUsers: null, readTimes: 1, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null }

/** R6: a thousand submissions, each sent five times at the same moment under one id, and a sixth time with other content. */
export async function replay(house: OwnHouse, cookie: string): Promise<Result[]> {
  tell('R6 a thousand submissions, five times each')
  const send = (article: object) => post(`${house.url}/rpc/articles/log`, JSON.stringify({ json: article }), { headers: { cookie } })
  const articleOf = (at: number) => ({
    id: randomUUID(),
    mid: String(at + 1),
    idx: 6,
    title: `重放 ${at}`,
    publishedOn: '2026-03-01',
    url: null,
    ...figures,
  })
  let unlike = 0
  let taken = 0
  const refused = new Map<string, number>()
  let next = 0
  const ids: string[] = []
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < submissions) {
        const article = articleOf(next++)
        ids.push(article.id)
        const answers: Answer[] = await Promise.all(Array.from({ length: times }, () => send(article)))
        if (answers.some(({ status, text }) => status !== 200 || text !== answers[0]?.text)) unlike += 1
        const other = await send({ ...article, title: '另一份' })
        const said = `${other.status} ${JSON.parse(other.text).json.code ?? ''}`
        if (other.status === 200) taken += 1
        else refused.set(said, (refused.get(said) ?? 0) + 1)
      }
    }),
  )
  const [row] = await house.sql<{ count: number; lines: number }>(
    `select count(*)::int as count, (select count(*)::int from audit_entries where source = 'articles' and record_id = any($1::uuid[])) as lines
     from articles where id = any($1::uuid[])`,
    [ids],
  )
  const onlyConflicts = [...refused.keys()].every((said) => said.startsWith('409'))
  return [
    {
      name: `R6 ${submissions} submissions sent ${times} times each: rows / lines in the audit`,
      target: `${submissions} / ${submissions}`,
      figure: `${row?.count} / ${row?.lines}`,
      isMet: row?.count === submissions && row.lines === submissions,
    },
    { name: 'R6 submissions whose five answers were not the same body', target: '0', figure: String(unlike), isMet: unlike === 0 },
    {
      name: 'R6 the same id with other content',
      target: `${submissions} × 409`,
      figure: [...refused].map(([said, count]) => `${count} × ${said}`).join(', ') || `${taken} taken`,
      isMet: taken === 0 && onlyConflicts,
    },
  ]
}

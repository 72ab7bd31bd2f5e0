import http from 'node:http'
import { Client } from 'pg'
import { share } from '../bench/load.ts'
import { pause } from '../support/launch.ts'
import type { OwnHouse } from '../support/own-house.ts'
import { post, visit } from '../support/post.ts'
import { inMs, type Result, tell } from '../support/results.ts'

const dashboards = 50
const reports = 10
const seconds = 12
/** Between two looks of one dashboard, in milliseconds. */
const lookMs = 400

/** S12: ten who print reports beside fifty who look at the board. */
export async function reportBesideBoards(house: OwnHouse, cookie: string): Promise<Result[]> {
  const board = async (): Promise<number> => {
    const asked = performance.now()
    const answer = await post(`${house.url}/rpc/board/year`, '{"json":{"year":2023}}', { headers: { cookie } })
    if (answer.status !== 200) throw new Error(`the board was answered ${answer.status}`)
    return performance.now() - asked
  }
  const look = async (until: number) => {
    const taken: number[] = []
    await Promise.all(
      Array.from({ length: dashboards }, async () => {
        await pause(Math.random() * lookMs)
        while (performance.now() < until) {
          taken.push(await board())
          await pause(lookMs)
        }
      }),
    )
    return taken
  }
  const papers = ['report', 'form', 'bulletin'].map((name) => `${house.url}/evaluations/${name}?year=2023`)
  for (const paper of papers) await visit(paper, { cookie })
  await look(performance.now() + 2000)
  const quiet: number[] = []
  const loud: number[] = []
  const came = new Map<number, number>()
  // in turns, so that what else the machine does meets both alike
  for (let round = 0; round < 2; round++) {
    tell(`S12 ${dashboards} boards alone, then beside ${reports} who print, ${round + 1} of 2`)
    quiet.push(...(await look(performance.now() + (seconds * 1000) / 2)))
    const until = performance.now() + (seconds * 1000) / 2
    const printing = Promise.all(
      Array.from({ length: reports }, async (_, at) => {
        for (let turn = at; performance.now() < until; turn++) {
          const { status } = await visit(papers[turn % papers.length] ?? '', { cookie })
          came.set(status, (came.get(status) ?? 0) + 1)
        }
      }),
    )
    loud.push(...(await look(until)))
    await printing
  }
  const [idle, busy] = [share(quiet, 0.99), share(loud, 0.99)]
  return [
    {
      name: `S12 ${dashboards} boards beside ${reports} who print: p99 ÷ alone`,
      target: '≤ 2',
      figure: `${(busy / idle).toFixed(2)} (${inMs(busy)} ÷ ${inMs(idle)}, p50 ${inMs(share(loud, 0.5))} ÷ ${inMs(share(quiet, 0.5))})`,
      isMet: busy / idle <= 2,
    },
    {
      name: 'S12 documents meanwhile',
      target: 'only 200',
      figure: [...came].map(([status, count]) => `${count} × ${status}`).join(', '),
      isMet: [...came.keys()].every((status) => status === 200),
    },
  ]
}

/** S12: what somebody asked who has left is called off at the database, and nothing there takes longer than it may. */
export async function leaveAndWait(house: OwnHouse, cookie: string): Promise<Result[]> {
  tell('S12 somebody leaves in the middle of a question, somebody else waits')
  const holder = new Client({ connectionString: house.databaseUrl() })
  await holder.connect()
  await holder.query('begin; lock table inspections in access exclusive mode')
  const waiting = async () =>
    (
      await house.sql<{ count: number }>(
        `select count(*)::int from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%inspections%'`,
      )
    )[0]?.count ?? 0
  const ask = () => {
    const request = http.request(`${house.url}/rpc/inspections/list`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
    })
    request.on('error', () => undefined)
    request.end('{"json":{"size":10}}')
    return request
  }
  const left = Array.from({ length: 5 }, ask)
  const until = async (isSo: () => Promise<boolean>) => {
    const began = performance.now()
    while (!(await isSo()) && performance.now() - began < 20_000) await pause(20)
    return performance.now() - began
  }
  await until(async () => (await waiting()) >= 5)
  for (const request of left) request.destroy()
  const gone = await until(async () => (await waiting()) === 0)
  const asked = performance.now()
  const patient = await post(`${house.url}/rpc/inspections/list`, '{"json":{"size":10}}', { headers: { cookie }, timeoutMs: 60_000 }).catch(
    () => null,
  )
  const took = performance.now() - asked
  await holder.end()
  const after = await post(`${house.url}/rpc/inspections/list`, '{"json":{"size":10}}', { headers: { cookie } }).catch(() => null)
  return [
    {
      name: 'S12 until the questions of five who left are gone from the database',
      target: '≤ 1 s',
      figure: inMs(gone),
      isMet: gone <= 1000,
    },
    {
      name: 'S12 a question that takes too long is ended (statement_timeout), and the next is answered',
      target: '503 within 32 s, 200',
      figure: `${patient?.status} after ${inMs(took)}, ${after?.status}`,
      isMet: patient?.status === 503 && took <= 32_000 && after?.status === 200,
    },
  ]
}

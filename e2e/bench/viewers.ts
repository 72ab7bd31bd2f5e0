import http from 'node:http'
import { Client } from 'pg'
import { share } from './load.ts'

/** How many boards are open at once, how many writes a second go on meanwhile, and for how long, in seconds. */
export const viewers = 500
export const writesASecond = 200
const seconds = 8
/** A write that is watched for, this often in milliseconds; each kind has a measure to itself, so that nobody takes one for another. */
const probeMs = 100

type Probe = { measure: string; text: string }
const probes: Probe[] = [
  { measure: 'policies.required', text: `insert into policies (name, required_from) values (gen_random_uuid(), '2024-06-01')` },
  {
    measure: 'articles.published',
    text: `insert into articles (mid, idx, title, published_on) values (gen_random_uuid(), 1, 'bench', '2024-06-01')`,
  },
  {
    measure: 'events.held',
    text: `insert into events (code, title, kind, held_on, status) values (gen_random_uuid(), 'bench', 'visit', '2024-06-01', 'held')`,
  },
  {
    measure: 'budget.initial',
    text: `insert into budget_lines (year, level1, level2, sub_project, initial_yuan) values (2031, 'bench', 'bench', gen_random_uuid(), 1)`,
  },
  {
    measure: 'inspections.done',
    text: `insert into inspections (area, item, inspected_on, passed) values ('bench', gen_random_uuid(), '2024-06-01', true)`,
  },
]
const write = `insert into sign_ins (event_id, organisation_name, heads, signed_at) select id, gen_random_uuid(), 1, now() from events limit 1`

/** How long after a write was begun the boards hear of it, in milliseconds, over all boards: the half and all but a hundredth of them. */
export type Seen = { p50: number; p99: number; ackP50: number; unseen: number; writes: number }

/** Opens `viewers` streams of the house, lets `writesASecond` writes a second go on, and times how long the boards take to hear of a write. */
export async function watchTogether(
  house: string,
  databaseUrl: string,
  cookie: string,
  count = viewers,
  rate = writesASecond,
): Promise<Seen> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  /** When the write of a measure that is watched for was begun, and who has heard of it. */
  const asked = new Map<string, { at: number; waiting: Set<number> }>()
  const taken: number[] = []
  const open = (viewer: number) =>
    new Promise<http.ClientRequest>((done, fail) => {
      const headers = { cookie, 'content-type': 'application/json' }
      const request = http.request(`${house}/rpc/facts/watch`, { agent, method: 'POST', headers }, (answer) => {
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => {
          done(request)
          const now = performance.now()
          for (const [measure, { at, waiting }] of asked) {
            if (text.includes(`"${measure}"`) && waiting.delete(viewer)) taken.push(now - at)
          }
        })
      })
      request.on('error', fail)
      request.end('{"json":{}}')
    })
  const streams: http.ClientRequest[] = []
  for (let first = 0; first < count; first += 50)
    streams.push(...(await Promise.all(Array.from({ length: Math.min(50, count - first) }, (_, index) => open(first + index)))))
  const clients = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const client = new Client({ connectionString: databaseUrl })
      await client.connect()
      return client
    }),
  )
  const [prober, ...writers] = clients
  if (!prober) throw new Error('no connection')
  let writes = 0
  let unseen = 0
  const acknowledged: number[] = []
  const until = performance.now() + seconds * 1000
  const writing =
    rate > 0 &&
    writers.map(async (client, index) => {
      const everyMs = (1000 * writers.length) / rate
      for (let next = performance.now() + index * (everyMs / writers.length); next < until; next += everyMs) {
        await new Promise((done) => setTimeout(done, Math.max(0, next - performance.now())))
        await client.query(write)
        writes += 1
      }
    })
  for (let turn = 0; performance.now() < until - 1000; turn++) {
    const { measure, text } = probes[turn % probes.length] as Probe
    unseen += asked.get(measure)?.waiting.size ?? 0
    asked.set(measure, { at: performance.now(), waiting: new Set(Array.from({ length: count }, (_, viewer) => viewer)) })
    const began = performance.now()
    await prober.query(text)
    acknowledged.push(performance.now() - began)
    await new Promise((done) => setTimeout(done, probeMs))
  }
  if (writing) await Promise.all(writing)
  await new Promise((done) => setTimeout(done, 1000))
  for (const { waiting } of asked.values()) unseen += waiting.size
  for (const stream of streams) {
    stream.on('error', () => undefined)
    stream.destroy()
  }
  await Promise.all(clients.map((client) => client.end()))
  return { p50: share(taken, 0.5), p99: share(taken, 0.99), ackP50: share(acknowledged, 0.5), unseen, writes }
}

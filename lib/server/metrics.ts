import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { pool } from '../db.ts'
import { replicaReads } from '../replica.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry })
const registers = [registry]

const answered = new Counter({
  ...{ name: 'house_requests_total', help: 'Answered requests, by door and the hundred of their status', registers },
  labelNames: ['door', 'status'] as const,
})
const seconds = new Histogram({
  ...{ name: 'house_request_seconds', help: 'Seconds from a request to the end of its answer; live streams are left out', registers },
  labelNames: ['door'] as const,
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
})

new Gauge({
  ...{ name: 'house_open_requests', help: 'Requests that are being answered, and live streams that are open', registers },
  labelNames: ['kind'] as const,
  collect() {
    const { requests, streams } = openNow()
    this.set({ kind: 'request' }, requests)
    this.set({ kind: 'stream' }, streams)
  },
})
let openNow = () => ({ requests: 0, streams: 0 })
/** Says where the requests that are under way can be counted. */
export const countOpen = (count: typeof openNow): void => {
  openNow = count
}

new Gauge({
  ...{ name: 'house_database_connections', help: 'Connections of this process to its database, and callers that wait for one', registers },
  labelNames: ['state'] as const,
  collect() {
    const { totalCount, idleCount, waitingCount } = pool()
    this.set({ state: 'busy' }, totalCount - idleCount)
    this.set({ state: 'idle' }, idleCount)
    this.set({ state: 'waiting' }, waitingCount)
  },
})

new Gauge({
  ...{ name: 'house_report_reads', help: 'Reads that may go to the replica: to it, or past it because it was behind or away', registers },
  labelNames: ['from'] as const,
  collect() {
    for (const [from, count] of Object.entries(replicaReads)) this.set({ from }, count)
  },
})

new Gauge({
  ...{ name: 'house_jobs', help: 'Jobs of the worker, by queue and state: the same on every instance', registers },
  labelNames: ['queue', 'state'] as const,
  async collect() {
    this.reset()
    for (const { queue, state, jobs } of await jobsNow()) this.set({ queue, state }, jobs)
  },
})

type Jobs = { queue: string; state: string; jobs: number }
/** Nothing while the database is away: the other figures are wanted then most of all. */
async function jobsNow(): Promise<Jobs[]> {
  const asked = pool().query<Jobs>(
    `select name as queue, state::text, count(*)::int as jobs from pgboss.job where state in ('created', 'retry', 'active', 'failed') group by 1, 2`,
  )
  return asked.then(({ rows }) => rows).catch(() => [])
}

/** Which door a request came to; there are few, so that figures stay few. */
const doorOf = (path: string): string => path.match(/^\/(rpc|api|_next|evidence|files|health)\//)?.[1] ?? 'page'

/** Counts a request that has been answered. */
export function countAnswer(path: string, status: number, tookSeconds: number, isStream: boolean): void {
  const door = doorOf(path)
  answered.inc({ door, status: `${Math.floor(status / 100)}xx` })
  if (!isStream) seconds.observe({ door }, tookSeconds)
}

export const metricsType = registry.contentType
/** All figures as Prometheus reads them. */
export const metricsText = (): Promise<string> => registry.metrics()

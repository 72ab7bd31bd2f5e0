import { AsyncResource } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'
import { askedBy } from './asker.ts'
import { callOff, whenDeaf } from './live.ts'

type Settle = (error: unknown, result?: unknown) => void
type Query = (...given: unknown[]) => unknown

/** What holds a transaction together is never called off: without it a line would go back to the pool in the middle of one. */
const frame = /^\s*(begin|commit|rollback|savepoint|release|set)\b/i
const textOf = (given: unknown): string | null => {
  if (typeof given === 'string') return given
  const { text, submit } = (given ?? {}) as { text?: unknown; submit?: unknown }
  return typeof text === 'string' && submit === undefined ? text : null
}

/** As PostgreSQL says it of a statement that it called off itself. */
const calledOff = () => Object.assign(new Error('nobody waits for it any more'), { code: '57014', severity: 'ERROR', detail: undefined })

/**
 * Watches over the lines of a pool: what is asked for somebody who leaves is called off at the server, and lines on which nothing is heard any more are
 * cut, so that nobody waits on them for ever.
 */
export function watchLines(pool: Pool): void {
  const lines = new Set<PoolClient>()
  pool.on('connect', (line) => {
    lines.add(line)
    // a server that is killed says so at any moment, also while a line changes hands: unheard, it would end the process
    line.on('error', () => undefined)
    heed(line)
  })
  pool.on('remove', (line) => lines.delete(line))
  whenDeaf(() => {
    for (const line of lines) (Reflect.get(line, 'connection') as { stream: { destroy: () => void } }).stream.destroy()
  })
  // a line that becomes free is handed over while somebody else's work runs: what is asked on it is still for whoever waited
  const connect = pool.connect.bind(pool) as Query
  pool.connect = ((wait?: (...got: unknown[]) => void) => (wait ? connect(AsyncResource.bind(wait)) : connect())) as typeof pool.connect
}

function heed(line: PoolClient): void {
  const ask = line.query.bind(line) as Query
  const heeded: Query = (...given) => {
    const asker = askedBy()
    const text = textOf(given[0])
    if (asker === null || text === null || frame.test(text)) return ask(...given)
    const last = given.at(-1)
    const settle = typeof last === 'function' ? (last as Settle) : null
    if (asker.hasLeft) return settle ? void process.nextTick(settle, calledOff()) : Promise.reject(calledOff())
    // the line is somebody else's only once the server has heard what was called off: it must not hit their question
    let heard: Promise<void> | null = null
    const leave = () => {
      heard = callOff(Number(Reflect.get(line, 'processID')))
    }
    asker.leaves.add(leave)
    const over = () => {
      asker.leaves.delete(leave)
      return heard
    }
    if (!settle) return (ask(...given) as Promise<unknown>).finally(over)
    const settled: Settle = (...got) => void (over()?.then(() => settle(...got)) ?? settle(...got))
    return ask(...given.slice(0, -1), settled)
  }
  line.query = heeded as typeof line.query
}

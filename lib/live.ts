import { Client } from 'pg'
import { databaseUrl } from './env.ts'

type Listener = (measures: string[]) => void
/** One LISTEN connection a process, however many boards are open. */
type Hub = { listeners: Set<Listener>; client: Client | null; opening: Promise<void> | null }

const kept = globalThis as unknown as { chamberHub?: Hub }
const hub = (): Hub => {
  kept.chamberHub ??= { listeners: new Set(), client: null, opening: null }
  return kept.chamberHub
}

/** Notices closer together than this are sent as one, so that a burst of writes does not become a burst of refetches. */
const togetherMs = 50
/** A silent stream says something this often, so that proxies keep it open and dead clients are noticed. */
const heartbeatMs = 20_000

/** The measures touched from now on, by anybody, on any instance; `*` means that notices may have been missed; an empty list is a heartbeat. */
export async function* live(signal: AbortSignal | undefined): AsyncGenerator<{ measures: string[] }> {
  let waiting = new Set<string>()
  let wake: () => void = () => undefined
  const listener: Listener = (measures) => {
    for (const measure of measures) waiting.add(measure)
    wake()
  }
  hub().listeners.add(listener)
  signal?.addEventListener('abort', () => wake())
  try {
    await listen()
    yield { measures: [] }
    while (!signal?.aborted) {
      if (waiting.size === 0) {
        await new Promise<void>((done) => {
          wake = done
          setTimeout(done, heartbeatMs).unref()
        })
      }
      if (waiting.size > 0) await new Promise((done) => setTimeout(done, togetherMs))
      const measures = [...waiting]
      waiting = new Set()
      if (!signal?.aborted) yield { measures }
    }
  } finally {
    hub().listeners.delete(listener)
  }
}

/** Opens the process's LISTEN connection; when it breaks it is opened again, and everybody is told to look anew. */
async function listen(): Promise<void> {
  const here = hub()
  if (here.client) return
  here.opening ??= connect(here).finally(() => {
    here.opening = null
  })
  await here.opening
}

async function connect(here: Hub): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(), keepAlive: true })
  client.on('notification', ({ payload }) => {
    for (const listener of here.listeners) listener(JSON.parse(payload ?? '[]'))
  })
  const lost = () => {
    if (here.client !== client) return
    here.client = null
    setTimeout(() => void again(here), 500).unref()
  }
  client.on('error', lost)
  client.on('end', lost)
  await client.connect()
  await client.query('listen facts')
  here.client = client
}

async function again(here: Hub): Promise<void> {
  try {
    await listen()
    for (const listener of here.listeners) listener(['*'])
  } catch {
    // the server is still away: everybody keeps waiting, and so do we
    setTimeout(() => void again(here), 1000).unref()
  }
}

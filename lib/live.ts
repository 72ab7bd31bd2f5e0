import { Client } from 'pg'
import { databaseUrl } from './env.ts'

/** What was touched: measures of facts, and tables of records; `*` means that notices may have been missed; nothing at all is a heartbeat. */
type Touched = { measures: string[]; tables: string[] }
type Listener = (touched: Touched) => void
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

/** What is touched from now on, by anybody, on any instance. */
export async function* live(signal: AbortSignal | undefined): AsyncGenerator<Touched> {
  let waiting = { measures: new Set<string>(), tables: new Set<string>() }
  let wake: () => void = () => undefined
  const listener: Listener = ({ measures, tables }) => {
    for (const measure of measures) waiting.measures.add(measure)
    for (const table of tables) waiting.tables.add(table)
    wake()
  }
  const isQuiet = () => waiting.measures.size === 0 && waiting.tables.size === 0
  hub().listeners.add(listener)
  signal?.addEventListener('abort', () => wake())
  try {
    await listen()
    yield { measures: [], tables: [] }
    while (!signal?.aborted) {
      if (isQuiet()) {
        await new Promise<void>((done) => {
          wake = done
          setTimeout(done, heartbeatMs).unref()
        })
      }
      if (!isQuiet()) await new Promise((done) => setTimeout(done, togetherMs))
      const { measures, tables } = waiting
      waiting = { measures: new Set(), tables: new Set() }
      if (!signal?.aborted) yield { measures: [...measures], tables: [...tables] }
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
  client.on('notification', ({ channel, payload = '' }) => {
    const touched = channel === 'facts' ? { measures: JSON.parse(payload || '[]'), tables: [] } : { measures: [], tables: [payload] }
    for (const listener of here.listeners) listener(touched)
  })
  const lost = () => {
    if (here.client !== client) return
    here.client = null
    setTimeout(() => void again(here), 500).unref()
  }
  client.on('error', lost)
  client.on('end', lost)
  await client.connect()
  await client.query('listen records')
  await client.query('listen facts')
  here.client = client
}

async function again(here: Hub): Promise<void> {
  try {
    await listen()
    for (const listener of here.listeners) listener({ measures: ['*'], tables: ['*'] })
  } catch {
    // the server is still away: everybody keeps waiting, and so do we
    setTimeout(() => void again(here), 1000).unref()
  }
}

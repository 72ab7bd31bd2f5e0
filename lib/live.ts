import { Client } from 'pg'
import { databaseUrl } from './env.ts'
import { fail } from './errors.ts'

/** What was touched: measures of facts, and tables of records; `*` means that notices may have been missed; nothing at all is a heartbeat. */
type Touched = { measures: string[]; tables: string[] }
type Listener = (touched: Touched) => void
type Names = { measures: Set<string>; tables: Set<string> }
/** One LISTEN connection a process, however many boards are open; `moment` moves on with everything that is written. */
type Hub = {
  listeners: Set<Listener>
  client: Client | null
  opening: Promise<void> | null
  moment: number
  heardAt: number
  gathered: Names
  telling: ReturnType<typeof setTimeout> | null
  asking: Promise<boolean> | null
  cuts: Set<() => void>
  /** What was last asked over the line that listens. */
  said: Promise<void>
}

const none = (): Names => ({ measures: new Set(), tables: new Set() })
const kept = globalThis as unknown as { chamberHub?: Hub }
const hub = (): Hub => {
  kept.chamberHub ??= {
    listeners: new Set(),
    client: null,
    opening: null,
    moment: 0,
    heardAt: 0,
    gathered: none(),
    telling: null,
    asking: null,
    cuts: new Set(),
    said: Promise.resolve(),
  }
  return kept.chamberHub
}

/** The first notice goes out at once; those that come within this after it are sent as one, so that a burst of writes is not a burst of refetches. */
const togetherMs = 50
/** A silent stream says something this often, so that proxies keep it open and dead clients are noticed. */
const heartbeatMs = 20_000
/** The server is asked this often whether it is still there, and taken for gone when it has not answered for so long, in milliseconds. */
const askMs = 3000
const deafMs = 10_000
/** What was heard so lately needs no asking; who does not answer within so long counts as away. */
const freshMs = 1000
const answerMs = 2000
/** The first and every further pause before a lost line is opened again. */
const againMs = 200
const pauseMs = 500

/** What is touched from now on, by anybody, on any instance. */
export async function* live(signal: AbortSignal | undefined): AsyncGenerator<Touched> {
  let waiting: Touched | null = null
  let wake: () => void = () => undefined
  const listener: Listener = (touched) => {
    // everybody is handed the same object; only whoever is slow puts two together
    waiting = waiting ? together(waiting, touched) : touched
    wake()
  }
  hub().listeners.add(listener)
  signal?.addEventListener('abort', () => wake())
  try {
    await listen()
    yield { measures: [], tables: [] }
    while (!signal?.aborted) {
      if (!waiting) {
        await new Promise<void>((done) => {
          const heartbeat = setTimeout(done, heartbeatMs).unref()
          wake = () => {
            clearTimeout(heartbeat)
            done()
          }
        })
      }
      const touched: Touched = waiting ?? { measures: [], tables: [] }
      waiting = null
      if (!signal?.aborted) yield touched
    }
  } finally {
    hub().listeners.delete(listener)
  }
}

const together = (a: Touched, b: Touched): Touched => ({
  measures: [...new Set([...a.measures, ...b.measures])],
  tables: [...new Set([...a.tables, ...b.tables])],
})

/** Tells everybody of what was touched, at once or, soon after the last time, with what comes until then. */
function gather(here: Hub, { measures, tables }: Touched): void {
  for (const measure of measures) here.gathered.measures.add(measure)
  for (const table of tables) here.gathered.tables.add(table)
  // what one transaction touched comes in several notices that are read together
  here.telling ??= setTimeout(() => tell(here))
}

function tell(here: Hub): void {
  const { measures, tables } = here.gathered
  here.telling = null
  if (measures.size === 0 && tables.size === 0) return
  here.gathered = none()
  here.telling = setTimeout(() => tell(here), togetherMs).unref()
  const touched = { measures: [...measures], tables: [...tables] }
  for (const listener of here.listeners) listener(touched)
}

/** The moment that this process knows of: what was read in it still holds while it lasts. Null while notices cannot be heard. */
export async function listening(): Promise<number | null> {
  await listen().catch(() => undefined)
  const { client, heardAt, moment } = hub()
  return client && Date.now() - heardAt < deafMs ? moment : null
}

/** Something was written here: what was read before no longer holds, also before its notice has come back to us. */
export function written(): void {
  hub().moment += 1
}

/** Whether the database answers this process; asked once for all who want to know at the same moment, and not again within a second. */
export async function databaseAnswers(): Promise<boolean> {
  const here = hub()
  if (here.client && Date.now() - here.heardAt < freshMs) return true
  here.asking ??= asked(here).finally(() => {
    here.asking = null
  })
  return here.asking
}

async function asked(here: Hub): Promise<boolean> {
  const asking = listen()
    .then(() => say(here, 'select 1'))
    .then(
      () => {
        here.heardAt = Date.now()
        return true
      },
      () => false,
    )
  let late: ReturnType<typeof setTimeout> | undefined
  const silent = new Promise<boolean>((done) => {
    late = setTimeout(done, answerMs, false)
  })
  return Promise.race([asking, silent]).finally(() => clearTimeout(late))
}

/** Asks over the line that listens, one thing after the other. */
function say(here: Hub, text: string, values: unknown[] = []): Promise<void> {
  const said = here.said.then(async () => {
    if (!here.client) throw fail('DATABASE_AWAY')
    await here.client.query(text, values)
  })
  here.said = said.catch(() => undefined)
  return said
}

/** Has what a backend does right now stopped, over the line that listens: it is there when all others are taken. */
export async function callOff(backend: number): Promise<void> {
  await say(hub(), 'select pg_cancel_backend($1)', [backend]).catch(() => undefined)
}

/** Tells when the database has not answered for so long that no other line of this process will be answered either. */
export function whenDeaf(cut: () => void): void {
  hub().cuts.add(cut)
}

/** Lets go of the connection, before its database goes. */
export async function closeLive(): Promise<void> {
  const here = hub()
  const { client } = here
  here.client = null
  here.moment += 1
  await client?.end().catch(() => undefined)
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
  const client = new Client({
    connectionString: databaseUrl(),
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'house live',
  })
  client.on('notification', ({ channel, payload = '' }) => {
    here.moment += 1
    const touched = channel === 'facts' ? { measures: JSON.parse(payload || '[]'), tables: [] } : { measures: [], tables: [payload] }
    gather(here, touched)
  })
  let asking: ReturnType<typeof setInterval> | undefined
  const lost = () => {
    clearInterval(asking)
    if (here.client !== client) return
    here.client = null
    setTimeout(() => void again(here), againMs).unref()
  }
  client.on('error', lost)
  client.on('end', lost)
  try {
    await client.connect()
    await client.query('listen records')
    await client.query('listen facts')
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  here.client = client
  here.said = Promise.resolve()
  here.moment += 1
  here.heardAt = Date.now()
  // a line that was cut without a word looks like silence: only an answer tells them apart
  asking = setInterval(() => {
    if (Date.now() - here.heardAt > deafMs) {
      lost()
      void client.end().catch(() => undefined)
      for (const cut of here.cuts) cut()
    } else
      say(here, 'select 1').then(
        () => (here.heardAt = Date.now()),
        () => undefined,
      )
  }, askMs).unref()
}

async function again(here: Hub): Promise<void> {
  try {
    await listen()
    gather(here, { measures: ['*'], tables: ['*'] })
  } catch {
    // the server is still away: everybody keeps waiting, and so do we
    setTimeout(() => void again(here), pauseMs).unref()
  }
}

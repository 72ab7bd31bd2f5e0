import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { lineSettings, poolSize, replicaUrl } from './env.ts'
import { PrismaClient } from './generated/prisma/client.ts'
import { listening } from './live.ts'
import { log } from './log.ts'
import { currentRequest } from './request.ts'

/** A replica that is a little behind is waited for so long, in milliseconds, look by look; then the primary answers. */
const pausesMs = [0, 3, 10, 25, 50]
/** A replica that failed is left alone for so long, in milliseconds. */
const restMs = 5000

type Replica = {
  url: string
  pool: Pool
  client: PrismaClient
  awayUntil: number
  replayed: bigint
  known: { moment: number; position: Promise<bigint> } | null
}
const kept = globalThis as unknown as { houseReplica?: Replica }

/** Reads that have gone to the replica, and those that the primary took because it was behind or away: for the figures of this process. */
export const replicaReads = { replica: 0, behind: 0, away: 0 }

/** The replica of `DATABASE_REPLICA_URL`; null where the house has none. */
function replica(): Replica | null {
  const url = replicaUrl()
  if (!url) return null
  if (kept.houseReplica?.url === url) return kept.houseReplica
  const pool = new Pool({
    connectionString: url,
    max: poolSize(),
    ...lineSettings,
    connectionTimeoutMillis: 1000,
    allowExitOnIdle: true,
  })
  pool.on('error', () => undefined)
  kept.houseReplica = { url, pool, client: new PrismaClient({ adapter: new PrismaPg(pool) }), awayUntil: 0, replayed: 0n, known: null }
  return kept.houseReplica
}

const reading = new AsyncLocalStorage<{ client: PrismaClient; moment: number }>()
/** The replica that the operation at hand reads from; nothing where it reads from the primary. */
export const replicaInUse = () => reading.getStore()

/**
 * Reads from the replica where it is there and has everything that this process has heard of and that the caller has written, by whichever instance;
 * else, and when the replica fails half-way, from the primary. For reads that take long and change nothing.
 */
export async function readAnywhere<T>(
  primary: { pool: Pool; client: PrismaClient },
  work: (client: PrismaClient) => Promise<T>,
): Promise<T> {
  const here = replica()
  const moment = here && (await freshMoment(here, primary.pool))
  if (!here || moment === null) return work(primary.client)
  try {
    const done = await reading.run({ client: here.client, moment }, () => work(here.client))
    replicaReads.replica += 1
    return done
  } catch (error) {
    // refused to the caller, not failed: the primary would say the same
    if (error instanceof Error && 'status' in error) throw error
    log.warn({ err: error }, 'a read failed at the replica and is asked of the primary')
    if (!(await isThere(here))) rest(here)
    return reading.exit(() => work(primary.client))
  }
}

/** The moment (of lib/live.ts) whose whole state the replica has by now; null when it has not, is away, or notices cannot be heard. */
async function freshMoment(here: Replica, primary: Pool): Promise<number | null> {
  if (Date.now() < here.awayUntil) {
    replicaReads.away += 1
    return null
  }
  const moment = await listening()
  if (moment === null) return null
  try {
    const needed = await neededPositions(here, primary, moment)
    for (const pause of pausesMs) {
      if (pause) await new Promise((done) => setTimeout(done, pause))
      if (await hasReplayed(here, needed)) return moment
    }
    replicaReads.behind += 1
  } catch {
    rest(here)
  }
  return null
}

function rest(here: Replica): void {
  log.warn('the replica is away: the primary answers')
  here.awayUntil = Date.now() + restMs
  replicaReads.away += 1
}

/** How far the replica must be: to what was written up to this moment by anybody, and to what the caller has written. */
async function neededPositions(here: Replica, primary: Pool, moment: number): Promise<bigint[]> {
  if (here.known?.moment !== moment) {
    // asked after the moment was read, so it is not before anything that the moment speaks of
    const position = positionOf(primary)
    here.known = { moment, position }
    position.catch(() => {
      here.known = null
    })
  }
  return [await here.known.position, asNumber(currentRequest()?.wroteTo ?? '')]
}

async function hasReplayed(here: Replica, needed: bigint[]): Promise<boolean> {
  const isFresh = () => needed.every((position) => position <= here.replayed)
  if (isFresh()) return true
  const { rows } = await here.pool.query<{ at: string | null }>('select pg_last_wal_replay_lsn()::text as at')
  // nothing at a server that replays nothing: it is no replica
  here.replayed = asNumber(rows[0]?.at ?? '')
  return here.replayed > 0n && isFresh()
}

const isThere = (here: Replica): Promise<boolean> =>
  here.pool.query('select 1').then(
    () => true,
    () => false,
  )

const positionOf = async (primary: Pool): Promise<bigint> =>
  asNumber((await primary.query<{ at: string }>('select pg_current_wal_insert_lsn()::text as at')).rows[0]?.at ?? '')

/** A position in the log, `16/B374D848`, as a number; 0 for anything else. */
function asNumber(position: string): bigint {
  const [, high, low] = position.match(/^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/) ?? []
  return high && low ? (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`) : 0n
}
const asText = (position: bigint): string => `${(position >> 32n).toString(16)}/${(position & 0xffffffffn).toString(16)}`.toUpperCase()

/** Something was committed: its writer is told how far, so that no instance shows him anything older from its replica. */
export async function noteWritten(primary: Pool): Promise<void> {
  const asked = currentRequest()
  if (!replicaUrl() || !asked?.tellWritten) return
  const position = asText(await positionOf(primary))
  asked.wroteTo = position
  asked.tellWritten(position)
}

/** Lets go of the replica's connections. */
export async function closeReplica(): Promise<void> {
  const here = kept.houseReplica
  kept.houseReplica = undefined
  await here?.client.$disconnect()
  await here?.pool.end()
}

import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { forEverybody } from './asker.ts'
import { databaseUrl, lineSettings, poolSize } from './env.ts'
import { PrismaClient } from './generated/prisma/client.ts'
import { watchLines } from './lines.ts'
import { written } from './live.ts'
import { closeReplica, noteWritten, readAnywhere, replicaInUse } from './replica.ts'

/** What a command writes through: Prisma inside one transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0]
/** What a query reads through. */
export type Db = PrismaClient
/** Who writes, and under which operation's name the audit keeps it. */
export type Signature = { actor: string; operation: string }

const kept = globalThis as unknown as { housePool?: Pool }

/** The connections of this process, whoever uses them: Prisma, and what is asked so often that it is prepared once. */
export function pool(): Pool {
  if (kept.housePool) return kept.housePool
  kept.housePool = new Pool({
    connectionString: databaseUrl(),
    max: poolSize(),
    ...lineSettings,
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  })
  // a line that breaks while nobody uses it is nobody's error: the next one opens another
  kept.housePool.on('error', () => undefined)
  watchLines(kept.housePool)
  return kept.housePool
}

let client: PrismaClient | undefined
/** The Prisma client of this process. */
export function db(): PrismaClient {
  client ??= new PrismaClient({
    adapter: new PrismaPg(pool()),
    // a burst waits for a connection instead of failing after Prisma's default two seconds
    transactionOptions: { maxWait: 15_000, timeout: 30_000 },
  })
  return client
}

/** Runs `work` in one transaction whose rows the audit signs with `signature`: all or nothing, and within `timeout` milliseconds (30 s if not said). */
export async function inTransaction<T>(signature: Signature, work: (tx: Tx) => Promise<T>, timeout = 30_000): Promise<T> {
  const signed = async (tx: Tx) => {
    await tx.$queryRaw`select set_config('app.actor', ${signature.actor}, true), set_config('app.operation', ${signature.operation}, true)`
    return work(tx)
  }
  // whoever leaves in the middle has written all of it, or finds it when sent again
  const done = await forEverybody(async () => db().$transaction(signed, { timeout }))
  written()
  await noteWritten(pool())
  return done
}

/** Reads that take long and change nothing: from a replica that has all that matters to the caller, where there is one. */
export const readReport = <T>(work: (from: Db) => Promise<T>): Promise<T> => readAnywhere({ pool: pool(), client: db() }, work)

/** Runs reads that must agree with one another: all of them see the database at one moment. */
export function atOneMoment<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return (replicaInUse()?.client ?? db()).$transaction(work, { isolationLevel: 'RepeatableRead' })
}

/** Lets go of every connection, at the end of a command or a test. */
export async function closeDb(): Promise<void> {
  const { housePool } = kept
  kept.housePool = undefined
  await client?.$disconnect()
  client = undefined
  await closeReplica()
  await housePool?.end()
}

import { join } from 'node:path'
import { closeDb } from '../db.ts'
import { dataDir } from '../env.ts'
import { applyFacts, removeFacts } from './facts.ts'
import { applyMigrations, pendingMigrations } from './migrate.ts'
import { reachableDir, startEmbedded } from './postgres.ts'

/** A database that is there to be used, and how to let go of it. */
export type OpenDatabase = { url: string; embedded: boolean; started: boolean; stop: () => Promise<void> }

/** Opens the database of `DATABASE_URL`, or the embedded one in `DATA_DIR`, and names it in the environment of this process. */
export async function openDatabase(say: (step: string) => void = () => undefined): Promise<OpenDatabase> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, embedded: false, started: false, stop: async () => undefined }
  const dir = await reachableDir(dataDir())
  if (dir !== dataDir()) {
    say(`DATA_DIR ${dataDir()} → ${dir}`)
    process.env.DATA_DIR = dir
  }
  const server = await startEmbedded(join(dir, 'database'))
  process.env.DATABASE_URL = server.url
  return { url: server.url, embedded: true, started: server.started, stop: server.stop }
}

/** Brings tables, fact functions and rollup of `url` up to the code's. Names what was applied. */
export async function prepareDatabase(url: string): Promise<string[]> {
  // the engine is asked only when there is work: its lock timer would keep a short command waiting for ten seconds
  const pending = await pendingMigrations(url)
  if (pending.length > 0) {
    await removeFacts(url)
    await applyMigrations(url)
  }
  await applyFacts(url)
  return pending
}

/** Runs a command-line task on a prepared database; a server that was started for it is stopped after it. */
export async function withDatabase<T>(task: (url: string) => Promise<T>): Promise<T> {
  const database = await openDatabase()
  try {
    await prepareDatabase(database.url)
    return await task(database.url)
  } finally {
    await closeDb()
    if (database.started) await database.stop()
  }
}

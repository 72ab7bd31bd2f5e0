import { join } from 'node:path'
import { Client } from 'pg'
import { closeDb } from '../db.ts'
import { dataDir } from '../env.ts'
import { installJobs } from '../jobs.ts'
import { upgrade } from './facts.ts'
import { applyMigrations, standingOf } from './migrate.ts'
import { makeWay, reachableDir } from './owner.ts'
import { startEmbedded } from './postgres.ts'

/** A database that is there to be used, and how to let go of it: an embedded server stops with the last one who uses it. */
export type OpenDatabase = { url: string; stop: () => Promise<void> }

/** Opens the database of `DATABASE_URL`, or the embedded one in `DATA_DIR`, and names it in the environment of this process. */
export async function openDatabase(say: (step: string) => void = () => undefined): Promise<OpenDatabase> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined }
  const dir = await reachableDataDir(say)
  const server = await startEmbedded(join(dir, 'database'))
  process.env.DATABASE_URL = server.url
  return server
}

/** The data folder, moved where PostgreSQL's user cannot reach the one wanted; what is kept there is for its owner alone. */
export async function reachableDataDir(say: (step: string) => void = () => undefined): Promise<string> {
  process.umask(0o077)
  const dir = await reachableDir(dataDir())
  if (dir !== dataDir()) {
    say(`数据目录 ${dataDir()} 对 PostgreSQL 不可达，改用 ${dir}（DATA_DIR）`)
    process.env.DATA_DIR = dir
  }
  await makeWay(dir)
  return dir
}

/** Brings tables, fact functions and rollup of `url` up to the code's. Names what was applied. */
export async function prepareDatabase(url: string): Promise<string[]> {
  // the engine is asked only where nothing is yet: its lock timer would keep a short command waiting for ten seconds
  const fresh = await isEmpty(url)
  const first = fresh ? await applyMigrations(url) : []
  const later = await upgrade(url)
  await installJobs(url)
  return [...first, ...later]
}

async function isEmpty(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await standingOf(client)).isEmpty
  } finally {
    await client.end()
  }
}

/** Runs a command-line task on a prepared database; an embedded server that nobody else uses is stopped after it. */
export async function withDatabase<T>(task: (url: string) => Promise<T>): Promise<T> {
  const database = await openDatabase()
  try {
    await prepareDatabase(database.url)
    return await task(database.url)
  } finally {
    await closeDb()
    await database.stop()
  }
}

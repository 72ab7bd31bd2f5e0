import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'next-auth/jwt'
import { Client, type QueryResultRow } from 'pg'
import type { Role } from '#lib/permissions.ts'
import { freePort } from './house.ts'
import { pause } from './launch.ts'

/** A house of a test's own that may be stopped, killed and started again on what it left. */
export type OwnHouse = {
  dir: string
  url: string
  pid: () => number
  /** Starts it and waits until it is ready; how long that took, in milliseconds. */
  start: () => Promise<number>
  /** Asks it to stop and waits; its exit code, and how long that took. */
  stop: () => Promise<{ code: number | null; ms: number }>
  kill: () => Promise<void>
  databaseUrl: () => string
  sql: <Row extends QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  /** The cookie of somebody who is signed in, made for the occasion. */
  cookieOf: (role: Role) => Promise<string>
}
type Given = { dir?: string; databaseUrl?: string; sample?: boolean; env?: Record<string, string> }

const secret = 'only for tests under fire, only on this machine'

/** A folder that PostgreSQL's own user can walk through. */
export function openFolder(name: string): string {
  const dir = mkdtempSync(join(tmpdir(), name))
  chmodSync(dir, 0o711)
  return dir
}

export async function ownHouse(given: Given = {}): Promise<OwnHouse> {
  const dir = given.dir ?? openFolder('chamber-own-')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const said = openSync(join(openFolder('chamber-said-'), 'house.log'), 'a')
  let child: ChildProcess | null = null
  Object.assign(process.env, { AUTH_SECRET: secret, PUBLIC_URL: url })
  const env = {
    ...process.env,
    ...{ PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dir, AUTH_SECRET: secret, NEXTAUTH_URL: url, PUBLIC_URL: url },
    // so that clients of one machine are as many addresses
    ...{ DATABASE_URL: given.databaseUrl ?? '', SAMPLE_DATA: given.sample ? '' : 'none', TRUST_PROXY: '1', ...given.env },
  }
  const ended = (of: ChildProcess) =>
    new Promise<void>((done) => (of.exitCode !== null || of.signalCode ? done() : of.once('exit', () => done())))
  const databaseUrl = () => {
    if (given.databaseUrl) return given.databaseUrl
    const { port: at, password } = JSON.parse(readFileSync(join(dir, 'database', 'keys.json'), 'utf8'))
    return `postgresql://chamber:${password}@127.0.0.1:${at}/chamber`
  }
  const sql = async <Row extends QueryResultRow>(text: string, values: unknown[] = []) => {
    const client = new Client({ connectionString: databaseUrl() })
    client.on('error', () => undefined)
    await client.connect()
    try {
      return (await client.query<Row>(text, values)).rows
    } finally {
      await client.end()
    }
  }
  return {
    ...{ dir, url, databaseUrl, sql },
    pid: () => child?.pid ?? 0,
    start: async () => {
      const began = performance.now()
      const made = spawn(process.execPath, ['lib/server/start.ts', 'start'], { env, stdio: ['ignore', said, said] })
      child = made
      for (;;) {
        const answer = await fetch(`${url}/health/ready`).catch(() => null)
        if (answer?.ok) return performance.now() - began
        if (made.exitCode !== null) throw new Error(`the house did not start (${made.exitCode}): see the log of ${dir}`)
        await pause(25)
      }
    },
    stop: async () => {
      const last = child
      if (!last) return { code: null, ms: 0 }
      const began = performance.now()
      last.kill('SIGTERM')
      await ended(last)
      return { code: last.exitCode, ms: performance.now() - began }
    },
    kill: async () => {
      const last = child
      last?.kill('SIGKILL')
      if (last) await ended(last)
    },
    cookieOf: async (role) => {
      const [session] = await sql<{ id: string }>(
        `with who as (insert into users (user_name, name, role, password_hash) values ($1, '测试', $2, 'x') returning id)
         insert into user_sessions (id, user_id, device) select $3, id, 'test' from who returning id`,
        [`t${randomUUID().slice(0, 8)}`, role, randomUUID()],
      )
      return `next-auth.session-token=${await encode({ token: { sid: session?.id }, secret, maxAge: 7200 })}`
    },
  }
}

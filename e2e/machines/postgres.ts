import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { serverOwner } from '#lib/server/owner.ts'
import { freePort } from '../support/house.ts'

const password = 'only-for-these-tests'

/** The programs of an installed PostgreSQL: `PG_BIN`, else the oldest of Debian's folders, which is the least the house promises to run with. */
export function postgresPrograms(): string | null {
  const { PG_BIN } = process.env
  if (PG_BIN) return existsSync(join(PG_BIN, 'pg_basebackup')) ? PG_BIN : null
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root) ? readdirSync(root).filter((name) => Number(name) >= 15) : []
  const [oldest] = versions.sort((one, other) => Number(one) - Number(other))
  return oldest ? join(root, oldest, 'bin') : null
}

/** A server that is not the house's own. */
export type Server = { url: string; port: number; data: string; stop: () => Promise<void>; start: () => Promise<void> }

/** A primary that others may copy, with the house's empty database. */
export async function startPrimary(dir: string): Promise<Server> {
  const data = await folder(dir, 'primary')
  const secret = join(dir, 'primary.password')
  writeFileSync(secret, password)
  const owner = await serverOwner()
  if ('uid' in owner) chownSync(secret, owner.uid, owner.gid)
  await program(
    'initdb',
    ['-D', data, '--username=chamber', `--pwfile=${secret}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8'],
    dir,
  )
  const server = await serverOn(data)
  const admin = new Client({ connectionString: server.url.replace(/\/chamber$/, '/postgres') })
  await admin.connect()
  await admin.query('create database chamber')
  await admin.end()
  return server
}

/** A streaming replica of a primary, made by pg_basebackup. */
export async function startReplica(dir: string, primary: Server): Promise<Server> {
  const data = await folder(dir, 'replica')
  const source = `postgresql://chamber:${password}@127.0.0.1:${primary.port}/postgres`
  await program('pg_basebackup', ['-D', data, '-d', source, '-R', '-X', 'stream', '-c', 'fast'], dir)
  return serverOn(data)
}

async function serverOn(data: string): Promise<Server> {
  const port = await freePort()
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=150 -c hot_standby_feedback=on -c log_min_messages=warning`
  const start = () => program('pg_ctl', ['start', '-w', '-t', '60', '-D', data, '-l', join(data, 'server.log'), '-o', options], data)
  await start()
  return {
    ...{ url: `postgresql://chamber:${password}@127.0.0.1:${port}/chamber`, port, data, start },
    stop: () => program('pg_ctl', ['stop', '-w', '-m', 'fast', '-D', data], data),
  }
}

async function folder(dir: string, name: string): Promise<string> {
  const data = join(dir, name)
  mkdirSync(data, { mode: 0o700 })
  const owner = await serverOwner()
  if ('uid' in owner) chownSync(data, owner.uid, owner.gid)
  return data
}

async function program(name: string, flags: string[], cwd: string): Promise<void> {
  const path = join(postgresPrograms() ?? '', name)
  const child = execFile(path, flags, { ...(await serverOwner()), cwd, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
  // `exit`, not `close`: the server inherits the pipes and keeps them open
  await new Promise<void>((done, fail) => {
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${name}: ${said.slice(-2000)}`))))
    child.on('error', fail)
  })
}

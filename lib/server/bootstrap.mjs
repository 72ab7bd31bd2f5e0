// Runs on the machine's own Node (20.9 or newer) before anything is installed: plain JavaScript, no dependencies.
// It installs what is missing and hands over to the Node that the project brings.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const [, , verb = 'start', ...rest] = process.argv
const programs = { start: 'lib/server/start.ts', dev: 'lib/server/start.ts', test: 'lib/server/test.ts' }
const bin = join(process.cwd(), 'node_modules', '.bin')
const node = join(bin, process.platform === 'win32' ? 'node.cmd' : 'node')
const say = (text) => console.info(`▸ ${text}`)
const stop = (text) => {
  console.error(`✗ ${text}`)
  process.exit(1)
}
const digest = (...files) => files.reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256')).digest('hex')

/** Runs a step quietly, with the seconds it takes; what it printed is shown only when it fails. */
async function step(title, command, args, env = {}, cwd = '.') {
  const failure = await attempt(title, command, args, env, cwd)
  if (failure !== null) stop(`${title}失败：\n${failure.slice(-4000)}`)
}

/** Runs a step; gives null when it went well, else what it printed. */
function attempt(title, command, args, env = {}, cwd = '.') {
  return new Promise((done) => {
    const began = Date.now()
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        said += text
      })
    }
    const waiting = setInterval(() => say(`${title}……已用 ${Math.round((Date.now() - began) / 1000)} 秒`), 15_000)
    say(`${title}……`)
    const end = (failure) => {
      clearInterval(waiting)
      done(failure)
    }
    child.on('error', (error) => end(error.message))
    child.on('close', (code) => end(code === 0 ? null : said))
  })
}

const npm = (args) => (process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath, ...args]] : ['npm', args])

async function install() {
  const stamp = 'node_modules/.installed'
  const wanted = digest('package-lock.json')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && runsNode24()) return
  if (!isInstalledByHand()) await installLocked()
  if (!runsNode24()) {
    // not every npm runs install scripts; this one fetches the project's own Node
    await step('准备 Node.js 24', process.execPath, ['installArchSpecificPackage.js'], {}, 'node_modules/node')
    if (!existsSync(node) && process.platform !== 'win32') symlinkSync('../node/bin/node', node)
    if (!runsNode24()) stop('Node.js 24 没有装好：请删除 node_modules 后再运行一次。')
  }
  writeFileSync(stamp, wanted)
}

/** Whether somebody ran npm after the lock file last changed: npm leaves its own lock file in node_modules. */
function isInstalledByHand() {
  const kept = 'node_modules/.package-lock.json'
  return existsSync(kept) && statSync(kept).mtimeMs >= statSync('package-lock.json').mtimeMs
}

/** `npm ci`; where it objects that the lock file does not list the programs of other systems, the same versions by `npm install`. */
async function installLocked() {
  const quiet = ['--no-audit', '--no-fund', '--include=dev', '--include=optional']
  const refused = await attempt('安装依赖（首次约需一两分钟）', ...npm(['ci', ...quiet]))
  if (refused === null) return
  if (!refused.includes('from lock file')) stop(`安装依赖失败：\n${refused.slice(-4000)}`)
  await step('按锁定的版本安装依赖', ...npm(['install', '--no-save', ...quiet]))
}

const runsNode24 = () =>
  spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' }).stdout?.startsWith('v24.') ?? false

async function generate() {
  const stamp = 'lib/generated/.schema'
  const wanted = digest(
    ...readdirSync('prisma/schema')
      .sort()
      .map((name) => `prisma/schema/${name}`),
    'package-lock.json',
  )
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // naming any file as the schema engine keeps Prisma from downloading one; generating needs none
  await step('生成数据库客户端', node, ['node_modules/prisma/build/index.js', 'generate', '--schema', 'prisma/schema'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  })
  mkdirSync('lib/generated', { recursive: true })
  writeFileSync(stamp, wanted)
}

/** Hands over; the program is told to stop when we are, or when whoever started us has gone. */
function handOver() {
  const child = spawn(node, [programs[verb], verb, ...rest], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
    shell: process.platform === 'win32',
  })
  const tellToStop = () => child.connected && child.send('stop')
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, tellToStop)
  const launchers = launchersOf(process.ppid)
  const watch = setInterval(() => {
    // a killed launcher that nobody buries still has its number, but is our parent no more
    if (launchers.length > 0 && (process.ppid !== launchers[0] || !launchers.every(isRunning))) {
      clearInterval(watch)
      tellToStop()
    }
  }, 1000)
  watch.unref()
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
}

/** Our parent, and npm above it where a shell stands between: `kill -9` of npm must not leave a server behind. */
function launchersOf(parent) {
  if (process.platform === 'win32' || parent <= 1) return []
  const [above, name = ''] = (spawnSync('ps', ['-o', 'ppid=,args=', '-p', String(parent)], { encoding: 'utf8' }).stdout ?? '')
    .trim()
    .split(/\s+(.*)/)
  if (name.includes('npm') || !Number(above)) return [parent]
  const { stdout: grand } = spawnSync('ps', ['-o', 'args=', '-p', above], { encoding: 'utf8' })
  return grand?.includes('npm') ? [parent, Number(above)] : [parent]
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 9))
  stop(`需要 Node.js 20.9 或更新版本，现在是 ${process.versions.node}。请到 https://nodejs.org 安装后再试。`)
if (!programs[verb]) stop(`不认识的命令：${verb}`)
await install()
await generate()
handOver()

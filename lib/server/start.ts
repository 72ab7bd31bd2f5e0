import { closeDb, db, inTransaction } from '../db.ts'
import { closeJobs } from '../jobs.ts'
import { log } from '../log.ts'
import { keepSampleState, sampleStateOf } from '../sample/read.ts'
import { makeSetupCode } from '../setup-code.ts'
import { BuildFailed, build, isBuildStale } from './build.ts'
import { openDatabase, prepareDatabase, reachableDataDir } from './database.ts'
import { claimFolder, keepState, leaveFolder } from './run-file.ts'
import { isFirstStart, loadSample, sampleSignIns } from './sample.ts'
import { authSecret } from './secret.ts'
import { PortTaken, probePort, serve } from './serving.ts'
import { startWorker } from './working.ts'

const dev = process.argv[2] === 'dev'
const port = Number(process.env.PORT ?? 3000)
const wantedHost = process.env.HOST ?? 'localhost'
const isLocal = ['localhost', '127.0.0.1', '::1'].includes(wantedHost)

/** How the audit names what the house writes when it starts. */
const starting = { actor: 'house', operation: 'house.start' }

/** What has been opened and has to be closed, last first. */
const opened: { stop: () => Promise<void> }[] = []
let stopping: Promise<void> | null = null
let firstSignal = 0

/** What the person who started us can mend: told in a sentence, without a stack. */
class CannotStart extends Error {}

const say = (text: string) => console.info(`▸ ${text}`)
async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now()
  say(`${title}……`)
  const result = await work()
  console.info(`  完成，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒`)
  return result
}

/** Stops taking requests, lets those under way finish, then closes the database. Again means at once. */
function stop(code = 0): void {
  if (stopping) {
    // one Ctrl-C reaches us twice: from the terminal and through the launcher
    if (Date.now() - firstSignal > 1500) process.exit(1)
    return
  }
  firstSignal = Date.now()
  say('正在停止……（再按一次 Ctrl-C 立即退出）')
  stopping = closeAll().then((isClean) => process.exit(isClean ? code : 1))
}

/** Closes everything that was opened, whatever goes wrong with one of them. */
async function closeAll(): Promise<boolean> {
  keepState('stopping')
  let isClean = true
  for (const part of opened.reverse()) {
    await part.stop().catch((error) => {
      log.error({ err: error }, 'stopping')
      isClean = false
    })
  }
  leaveFolder()
  say('已停止。')
  return isClean
}

async function claim(): Promise<void> {
  await reachableDataDir(say)
  const other = await claimFolder()
  if (!other) return
  const where = other.url ?? '正在启动'
  throw new CannotStart(`已经在运行：${where}（进程 ${other.identity.split(' ')[0]}）。请先停止它，或用 DATA_DIR 指定另一个数据目录。`)
}

async function prepare(): Promise<void> {
  const outside = process.env.DATABASE_URL
  const database = await step('启动数据库', () => openDatabase(say))
  opened.push({ stop: () => closeJobs().then(closeDb).then(database.stop) })
  const applied = await step('检查数据表', () => prepareDatabase(database.url)).catch((error) => {
    const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '28000', '3D000'].includes(error.code)
    if (outside && unreachable) throw new CannotStart(`DATABASE_URL 的数据库连不上（${new URL(outside).host}）：${error.message}`)
    throw error
  })
  if (applied.length > 0) say(`已应用 ${applied.length} 个数据库迁移`)
  if (await isFirstStart()) {
    if (process.env.SAMPLE_DATA === 'none') await inTransaction(starting, (tx) => keepSampleState(tx, 'none'))
    else await step('载入 2023 年示例数据', loadSample)
  }
}

async function greet(url: string, sample: boolean): Promise<void> {
  console.info(`\n  港澳商协会之家已启动：${url}\n`)
  if (sample) {
    if (!isLocal) console.info('  有示例数据和示例账号时只在本机提供服务；清除示例数据（npm run sample:remove）后 HOST 才生效。\n')
    console.info('  示例账号（用户名 / 密码）：')
    for (const { userName, password, name } of sampleSignIns) console.info(`    ${userName.padEnd(9)} ${password.padEnd(21)} ${name}`)
    console.info('')
  }
  if ((await db().user.count()) === 0)
    console.info(`  首次设置：打开 ${url}/setup，输入一次性代码 ${await inTransaction(starting, makeSetupCode)}\n`)
  console.info('  按 Ctrl-C 停止。\n')
}

async function run(): Promise<void> {
  await claim()
  await probePort(port, isLocal ? wantedHost : '127.0.0.1')
  await prepare()
  process.env.AUTH_SECRET = authSecret()
  if (!dev && isBuildStale()) await step('编译页面（源代码有变化时才需要）', build)
  // also while only sample sign-ins are left: their passwords are printed in the manual
  const sample = (await sampleStateOf(db())) === 'loaded' || (await db().user.count({ where: { sample: true } })) > 0
  const host = sample && !isLocal ? 'localhost' : wantedHost
  opened.push(startWorker())
  const serving = await step('启动服务', () => serve({ port, host, dev }))
  opened.push(serving)
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${serving.port}`
  keepState('serving', url)
  await greet(url, sample)
  process.send?.('ready')
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop())
process.on('message', (message) => message === 'stop' && stop())
// the launcher is gone, also when it was killed: nobody would stop us any more
process.on('disconnect', () => stop())

const sentenceFor = (error: unknown): string => {
  if (error instanceof PortTaken) return `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口：PORT=3001 npm start`
  if (error instanceof CannotStart) return error.message
  if (error instanceof BuildFailed) return `编译失败，服务没有启动：\n${error.message}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

run().catch((error) => {
  if (stopping) return
  process.stderr.write(`✗ ${sentenceFor(error)}\n`)
  stop(1)
})

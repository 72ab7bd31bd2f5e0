import { purgeOld } from '../alerts/purge.ts'
import { beginRound, waitingRounds, workOnRound } from '../alerts/rounds.ts'
import { lookAfterAudit } from '../audit/work.ts'
import { dueBackups, workOnBackup } from '../backup/work.ts'
import { closeDb, db } from '../db.ts'
import { dueWays, isWay, workOnWay } from '../deliveries/work.ts'
import { beginDigests, waitingDigests, workOnDigest } from '../digests/work.ts'
import { purgeImports } from '../imports/purge.ts'
import { waitingImports, workOnImport } from '../imports/work.ts'
import { workJobs } from '../jobs.ts'
import { hearConsole, log } from '../log.ts'
import { forgetInTurn } from '../privacy/work.ts'
import { beginMorning } from '../wechat/morning.ts'
import { waitingPulls } from '../wechat/read.ts'
import { workOnPull } from '../wechat/work.ts'

/** The process that does what takes long, so that pages never wait for it: started and watched by the house, killed at any moment without harm. */
process.env.DATABASE_POOL ??= '5'
/** How often it looks for work that nobody has in hand, whatever became of the worker that had it. */
const sweepEveryMs = 2000
/** Their hour is told by the clock: no write makes one due. */
const digestsEveryMs = 30_000

hearConsole()

const jobs = await workJobs({
  imports: workOnImport,
  wechat: workOnPull,
  // a round of looking, or a digest: both write once, whoever has them in hand
  alerts: async (id) => {
    if (!(await workOnRound(id))) await workOnDigest(id)
  },
  deliveries: async (way) => {
    if (isWay(way)) await workOnWay(way)
  },
  backups: workOnBackup,
})
let digestsAt = 0
const sweep = async () => {
  for (const id of await waitingImports()) await jobs.send('imports', id)
  await beginMorning()
  for (const id of await waitingPulls(db())) await jobs.send('wechat', id)
  await beginRound()
  if (Date.now() - digestsAt > digestsEveryMs) {
    await beginDigests()
    digestsAt = Date.now()
  }
  for (const id of [...(await waitingRounds()), ...(await waitingDigests())]) await jobs.send('alerts', id)
  for (const way of await dueWays()) await jobs.send('deliveries', way)
  await lookAfterAudit()
  for (const id of await dueBackups()) await jobs.send('backups', id)
  await forgetInTurn()
}
const tell = (error: unknown) => log.error({ err: error }, 'sweep')
const sweeping = setInterval(() => void sweep().catch(tell), sweepEveryMs)
await sweep().catch(tell)
await purgeImports().catch(tell)
await purgeOld().catch(tell)

let stopping = false
/** What is half done is rolled back by the database, and taken up again by the next worker. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  clearInterval(sweeping)
  setTimeout(() => process.exit(0), 1000)
  await jobs.stop().catch(() => undefined)
  await closeDb().catch(() => undefined)
  process.exit(0)
}
process.on('message', (message) => message === 'stop' && void stop())
// the house is gone, also when it was killed
process.on('disconnect', () => void stop())
process.on('SIGTERM', () => void stop())
// one Ctrl-C reaches every process of the terminal: the house says when
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.send?.('ready')

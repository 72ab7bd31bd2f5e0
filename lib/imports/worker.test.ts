import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { strToU8 } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { db, inTransaction } from '#lib/db.ts'
import { as } from '#lib/testing/callers.ts'
import { testDatabase } from '#lib/testing/database.ts'
import type { ImportJob } from './schema.ts'

testDatabase()

const rowCount = Number(process.env.WORKER_ROWS ?? 2500)
const workers: ChildProcess[] = []
/** A worker as the house starts it: a process of its own. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ['lib/server/worker.ts'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  workers.push(worker)
  return worker
}
const gone = (worker: ChildProcess) =>
  worker.exitCode !== null || worker.signalCode !== null ? null : new Promise((done) => worker.once('exit', done))
afterEach(async () => {
  for (const worker of workers.splice(0)) {
    worker.kill('SIGKILL')
    await gone(worker)
  }
})

const payments = (name: string, rows: number) => {
  const lines = Array.from({ length: rows }, (_, at) => `场地租赁费,租金,${name}第${at}笔,${at % 1000}.25,2023-03-05,2023-03`)
  return new File([new Uint8Array(strToU8(['子项目,费用类别,摘要,金额,支付日期,费用归属月份', ...lines].join('\n')))], `${name}.csv`)
}
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
async function until(id: string, reached: (job: ImportJob) => boolean): Promise<ImportJob> {
  for (let waited = 0; waited < 900; waited++) {
    const job = await as('viewer').imports.get({ id })
    if (reached(job)) return job
    await pause(50)
  }
  throw new Error(`import ${id} does not get there: ${JSON.stringify(await as('viewer').imports.get({ id }))}`)
}
/** All that an import leaves behind, counted: each row once, whatever happened on the way. */
const kept = () =>
  db().$queryRaw<unknown[]>`
    select (select count(*)::int from payments) as payments, (select count(distinct summary)::int from payments) as summaries,
      (select coalesce(sum(amount_yuan), 0)::text from payments) as yuan, (select count(*)::int from import_rows) as rows,
      (select count(*)::int from import_batches) as batches,
      (select count(*)::int from audit_entries where source = 'payments') as audited`

test('a worker that is killed at any moment, again and again, neither loses nor doubles a row', async () => {
  const id = randomUUID()
  await as('operator').imports.start({ id, year: 2023, files: [payments('甲', rowCount), payments('乙', rowCount), payments('丙', 100)] })
  const at: string[] = []
  /** Kills workers in the middle of a step, wherever chance has it. */
  const killIn = async (step: 'judging' | 'writing') => {
    for (let kills = 0; kills < 3; kills++) {
      await db().importJob.updateMany({ where: { id, state: step }, data: { phase: 'waiting' } })
      const worker = startWorker()
      await until(id, ({ phase, state }) => state !== step || phase !== 'waiting')
      await pause(Math.random() * 1500)
      const { state, phase, done } = await as('viewer').imports.get({ id })
      if (state === step) at.push(`${state} ${phase} ${done}`)
      worker.kill('SIGKILL')
      await gone(worker)
    }
  }
  await killIn('judging')
  const judge = startWorker()
  await until(id, ({ state }) => state === 'judged')
  judge.kill('SIGKILL')
  await gone(judge)
  await as('operator').imports.write({ id })
  await killIn('writing')
  startWorker()
  const done = await until(id, ({ state }) => state === 'written')
  expect(done.files.map(({ report }) => report?.state)).toEqual(['written', 'written', 'written'])
  const all = rowCount * 2 + 100
  const yuan = [rowCount, rowCount, 100].reduce(
    (sum, rows) => sum + Array.from({ length: rows }, (_, at) => (at % 1000) + 0.25).reduce((a, b) => a + b, 0),
    0,
  )
  expect(await kept()).toEqual([{ payments: all, summaries: all, yuan: yuan.toFixed(2), rows: all, batches: 3, audited: all }])
  expect(at.length, 'nothing was killed in the middle').toBeGreaterThan(1)
}, 180_000)

test('two workers share the work: an import is in one hand at a time, and done once', async () => {
  await inTransaction({ actor: 'test', operation: 'test' }, (tx) => tx.$executeRaw`delete from payments`)
  const before = await db().importBatch.count()
  startWorker()
  startWorker()
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  for (const [at, id] of ids.entries()) await as('operator').imports.start({ id, year: 2023, files: [payments(`丁${at}`, 300)] })
  for (const id of ids) await until(id, ({ state }) => state === 'judged')
  for (const id of ids) await as('operator').imports.write({ id })
  for (const id of ids) await until(id, ({ state }) => state === 'written')
  expect(await db().payment.count()).toBe(900)
  expect((await db().importBatch.count()) - before).toBe(3)
}, 120_000)

test('PostgreSQL cutting every connection in the middle is outlived: the import goes on by itself', async () => {
  await inTransaction({ actor: 'test', operation: 'test' }, (tx) => tx.$executeRaw`delete from payments`)
  const worker = startWorker()
  const id = randomUUID()
  await as('operator').imports.start({ id, year: 2023, files: [payments('戊', rowCount)] })
  await until(id, ({ phase }) => phase === 'comparing')
  await db()
    .$queryRaw`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query not like 'listen%'`
  await until(id, ({ state }) => state === 'judged').catch(async () => until(id, ({ state }) => state === 'judged'))
  await as('operator').imports.write({ id })
  await until(id, ({ state }) => state === 'written')
  expect(await db().payment.count()).toBe(rowCount)
  expect(worker.exitCode).toBeNull()
}, 120_000)

test('a worker stops when it is told to, at once and cleanly, whatever it has in hand', async () => {
  await inTransaction({ actor: 'test', operation: 'test' }, (tx) => tx.$executeRaw`delete from payments`)
  const worker = startWorker()
  const id = randomUUID()
  await as('operator').imports.start({ id, year: 2023, files: [payments('己', rowCount)] })
  await until(id, ({ phase }) => phase === 'comparing')
  const began = Date.now()
  worker.send('stop')
  await gone(worker)
  expect(worker.exitCode).toBe(0)
  expect(Date.now() - began).toBeLessThan(3000)
  startWorker()
  await until(id, ({ state }) => state === 'judged')
}, 120_000)

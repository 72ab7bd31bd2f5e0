import { z } from 'zod'
import { inTransaction, type Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { safeFileName } from '../evidence/rules.ts'
import { putFile } from '../files.ts'
import { sendJob } from '../jobs.ts'
import { batch, command, signerOf } from '../operation.ts'
import { recordId } from '../shapes.ts'
import { readJob } from './read.ts'
import { importJobView, type importStates, startImportInput } from './schema.ts'

type State = (typeof importStates)[number]
const ofJob = z.object({ id: recordId })

/** Keeps the files of an import and has them judged in the background. The same import sent again is the same one. */
export const startImport = batch('sheets.write')
  .input(startImportInput)
  .output(importJobView)
  .handler(async ({ input: { id, year, files }, context: { signature } }) => {
    const kept: { fileName: string; sha256: string; sizeBytes: number; position: number }[] = []
    for (const [position, file] of files.entries())
      kept.push({ ...(await putFile(new Uint8Array(await file.arrayBuffer()))), fileName: safeFileName(file.name), position })
    return inTransaction(signature, async (tx) => {
      const made = await tx.importJob.createMany({ data: [{ id, year, actorName: signature.actor }], skipDuplicates: true })
      if (made.count === 1) {
        await tx.importFile.createMany({ data: kept.map((file) => ({ ...file, jobId: id })) })
        await queue(tx, id)
      }
      return readJob(tx, id)
    })
  })

/** Leaves one file out of an import, or takes it back in; what the others then come to is judged anew. */
export const leaveFileOut = command('sheets.write')
  .input(z.object({ fileId: recordId, leftOut: z.boolean() }))
  .output(importJobView)
  .handler(async ({ input: { fileId, leftOut }, context: { tx } }) => {
    const job = await jobOfFile(tx, fileId)
    const file = job.files.find(({ id }) => id === fileId)
    if (file?.leftOut === leftOut) return job
    await tx.importFile.update({ where: { id: fileId }, data: { leftOut } })
    // the others may stand on its records, and it on theirs
    const isAlone = job.files.every((other) => other.id === fileId || other.leftOut)
    if (isAlone && file?.report && job.state === 'judged') return answer(tx, job.id)
    return judgeAgain(tx, job.id)
  })

/** Judges an import's files for another year. */
export const changeYear = command('sheets.write')
  .input(startImportInput.pick({ id: true, year: true }))
  .output(importJobView)
  .handler(async ({ input: { id, year }, context: { tx } }) => {
    const job = await openJob(tx, id)
    if (job.year === year) return job
    await tx.importJob.update({ where: { id }, data: { year } })
    // a file that is left out is judged when it is taken back in
    await tx.$executeRaw`update import_files set report = null where job_id = ${id}::uuid and left_out`
    return judgeAgain(tx, id)
  })

/** Has an import's files written in the background, each as a whole or not at all; `confirm` says yes to the formulas that were proposed. */
export const writeImport = command('sheets.write')
  .input(ofJob.extend({ confirm: z.boolean().default(false) }))
  .output(importJobView)
  .handler(async ({ input: { id, confirm }, context: { tx, actor } }) => {
    const job = await lockJob(tx, id)
    if (job.state === 'writing' || job.state === 'written') return job
    if (job.state !== 'judged') throw refused('import_not_judged')
    await move(tx, id, 'writing', { confirm, actorName: signerOf(actor) })
    await queue(tx, id)
    return answer(tx, id)
  })

/** Ends an import: what it has not written yet it will not write. */
export const cancelImport = command('sheets.write')
  .input(ofJob)
  .output(importJobView)
  .handler(async ({ input: { id }, context: { tx } }) => {
    const job = await lockJob(tx, id)
    if (job.state === 'cancelled') return job
    if (job.state === 'written') throw refused('import_closed')
    await move(tx, id, 'cancelled', { finishedAt: new Date() })
    return answer(tx, id)
  })

/** Tries again what failed: what was already written stays and is not written twice. */
export const retryImport = command('sheets.write')
  .input(ofJob)
  .output(importJobView)
  .handler(async ({ input: { id }, context: { tx } }) => {
    const job = await lockJob(tx, id)
    if (job.state === 'judging' || job.state === 'writing') return job
    if (job.state !== 'failed') throw refused('import_not_failed')
    if (job.phase !== 'writing') return judgeAgain(tx, id)
    await move(tx, id, 'writing')
    await queue(tx, id)
    return answer(tx, id)
  })

const refused = (rule: string) => fail('RULE_BROKEN', { params: { rule } })

/** An import, held until the transaction ends so that nobody else moves it. */
async function lockJob(tx: Tx, id: string) {
  await tx.$queryRaw`select 1 from import_jobs where id = ${id}::uuid for update`
  return readJob(tx, id)
}

/** An import that can still be changed. */
async function openJob(tx: Tx, id: string) {
  const job = await lockJob(tx, id)
  const isOpen = ['judging', 'judged', 'failed'].includes(job.state) && !(job.state === 'failed' && job.phase === 'writing')
  if (!isOpen) throw refused('import_closed')
  return job
}

/** The open import that a file belongs to. */
export async function jobOfFile(tx: Tx, fileId: string) {
  const file = await tx.importFile.findUnique({ where: { id: fileId }, select: { jobId: true } })
  if (!file) throw fail('NOT_FOUND')
  return openJob(tx, file.jobId)
}

export async function judgeAgain(tx: Tx, id: string) {
  await move(tx, id, 'judging')
  await queue(tx, id)
  return answer(tx, id)
}

/** Every move renews `updated_at`, by which a worker that is still at the former state notices that it is outdated. */
async function move(
  tx: Tx,
  id: string,
  state: State,
  more: { confirm?: boolean; actorName?: string; finishedAt?: Date } = {},
): Promise<void> {
  await tx.importJob.update({ where: { id }, data: { state, phase: 'waiting', done: 0, total: 0, attempts: 0, error: null, ...more } })
  await tx.$executeRaw`update import_jobs set updated_at = clock_timestamp() where id = ${id}::uuid`
}

const queue = (tx: Tx, id: string) => sendJob(tx, 'imports', id)

async function answer(tx: Tx, id: string) {
  await tx.$executeRaw`select pg_notify('records', 'import_jobs')`
  return readJob(tx, id)
}

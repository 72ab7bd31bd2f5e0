import { Client } from 'pg'
import { db, type Tx } from '../db.ts'
import { databaseUrl } from '../env.ts'
import { fromDatabase, isPassing } from '../errors.ts'
import { getFile } from '../files.ts'
import { log } from '../log.ts'
import { judgeFiles, prepareAll, writeFiles } from '../sheets/import.ts'
import type { FileToImport, Prepared } from '../sheets/prepare.ts'
import { watching } from '../sheets/progress.ts'
import type { FileReport } from '../sheets/schema.ts'
import { keepJudgement, storable, summaryOf } from './keep.ts'
import { mappingOf } from './read.ts'
import { finish, Outdated, progressOf, stillAt, type Taken, takeUp } from './steps.ts'

/** Does what an import waits for, judging or writing, unless another worker is at it; whatever stops it, the next one goes on from there. */
export async function workOnImport(id: string): Promise<void> {
  await alone(id, async () => {
    for (let job = await takeUp(id); job; job = await takeUp(id)) {
      try {
        await (job.state === 'judging' ? judge(job) : write(job))
      } catch (error) {
        // somebody changed the import meanwhile: what it waits for now is done instead
        if (!(error instanceof Outdated)) await giveUp(job, error)
      }
    }
  })
}

/** Runs `work` unless an import is in another worker's hands; a worker that dies lets go of it at once. */
async function alone(id: string, work: () => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(), keepAlive: true })
  client.on('error', () => undefined) // the work itself fails too, and says so
  await client.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock(7016, hashtext($1)) as got', [id])
    if (rows[0]?.got) await work()
  } finally {
    await client.end()
  }
}

/** The imports that wait for work and are in nobody's hands. */
export async function waitingImports(): Promise<string[]> {
  const found = await db().$queryRaw<{ id: string }[]>`
    select id::text from import_jobs where state in ('judging', 'writing') and not exists (
      select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
        and classid = 7016 and objid = hashtext(id::text)::bit(32)::bigint::oid and granted)
    order by created_at`
  return found.map(({ id }) => id)
}

/** A moment that is wrong is waited for; anything else ends the import with its reason. */
async function giveUp(job: Taken, error: unknown): Promise<void> {
  const cause = fromDatabase(error)
  if (isPassing(cause) || isConnectionLost(error)) throw error
  const isGone = (error as { code?: unknown }).code === 'E_CANNOT_READ_FILE'
  if (!isGone) log.error({ importId: job.id, err: error }, 'import')
  await finish(job, 'failed', isGone ? 'file_missing' : 'unexpected')
}
const isConnectionLost = (error: unknown): boolean =>
  error instanceof Error &&
  /connection|ECONNREFUSED|ECONNRESET|terminat|server closed|closed the connection/i.test(`${error.message} ${Object(error).code ?? ''}`)

type JobFile = Taken['files'][number]

async function bytesOf(file: JobFile): Promise<FileToImport> {
  return { name: file.fileName, bytes: await getFile(file.sha256), mappings: mappingOf(file.mapping) }
}

async function judge(job: Taken): Promise<void> {
  const files = job.files.filter(({ leftOut }) => !leftOut)
  const { prepared, tell } = await read(job, files)
  const options = { year: job.year, actor: job.actorName, operation: 'imports.write', watch: watching(tell) }
  const reports = await judgeFiles(prepared, options)
  await keepJudgement(
    job,
    files.flatMap(({ id }, at) => {
      const found = prepared[at]
      const report = found && reports.get(found)
      return report ? [{ id, prepared: found, report }] : []
    }),
  )
}

/** Writes what was judged to be ready. A file is written together with the word that it is: a second try leaves it alone. */
async function write(job: Taken): Promise<void> {
  const files = job.files.filter(
    ({ leftOut, batchId, state }) => !leftOut && !batchId && (state === 'ready' || (state === 'unconfirmed' && job.confirm)),
  )
  const { prepared, tell } = await read(job, files)
  const ids = new Map(prepared.map((file, at) => [file, files[at]?.id ?? '']))
  const seal = async (tx: Tx, file: Prepared, report: FileReport) => {
    await stillAt(tx, job)
    await tx.$executeRaw`
      update import_files set batch_id = ${report.batchId}::uuid, report = report || ${storable(summaryOf(report))}::jsonb
      where id = ${ids.get(file)}::uuid`
  }
  const options = { year: job.year, actor: job.actorName, operation: 'imports.write', confirm: job.confirm, watch: watching(tell), seal }
  const reports = await writeFiles(prepared, options)
  for (const [file, report] of reports) {
    if (report.state === 'written' || report.state === 'unchanged') continue
    await db()
      .$executeRaw`update import_files set report = report || ${storable(summaryOf(report))}::jsonb where id = ${ids.get(file)}::uuid`
  }
  await finish(job, 'written')
}

async function read(job: Taken, files: readonly JobFile[]) {
  const tell = progressOf(job)
  await tell('reading', 0, 0)
  const loaded: FileToImport[] = []
  for (const file of files) loaded.push(await bytesOf(file))
  return { prepared: await prepareAll(loaded), tell }
}

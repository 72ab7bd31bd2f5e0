import { db, type Tx } from '../db.ts'
import type { FileReport } from '../sheets/schema.ts'
import type { ImportJob } from './schema.ts'

/** An import in a worker's hands, and the moment of its last change by a person: when that moves on, the worker's work is outdated. */
export type Taken = {
  id: string
  year: number
  actorName: string
  state: 'judging' | 'writing'
  confirm: boolean
  asOf: string
  files: {
    id: string
    fileName: string
    sha256: string
    leftOut: boolean
    mapping: unknown
    batchId: string | null
    state: FileReport['state'] | null
  }[]
}

/** Somebody changed or ended the import while it was worked on. */
export class Outdated extends Error {}

/** How often a worker may take an import up before it counts as one that stops its workers. */
const mostAttempts = 10

/** Takes an import up that waits to be judged or written; null when there is nothing to do. */
export async function takeUp(id: string): Promise<Taken | null> {
  const [job] = await db().$queryRaw<(Omit<Taken, 'files'> & { attempts: number })[]>`
    update import_jobs set attempts = attempts + 1 where id = ${id}::uuid and state in ('judging', 'writing')
    returning id::text, year, actor_name as "actorName", state, confirm, updated_at::text as "asOf", attempts`
  if (!job) return null
  if (job.attempts > mostAttempts) {
    await finish({ ...job, files: [] }, 'failed', 'worker_lost')
    return null
  }
  const files = await db().$queryRaw<Taken['files']>`
    select id::text, file_name as "fileName", sha256, left_out as "leftOut", mapping, batch_id::text as "batchId", report ->> 'state' as state
    from import_files where job_id = ${id}::uuid order by position`
  return { ...job, files }
}

/** Goes on only if nobody changed the import since it was taken up, and nobody will until the transaction ends. */
export async function stillAt(tx: Tx, { id, asOf, state }: Taken): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>`
    select 1 from import_jobs where id = ${id}::uuid and updated_at = ${asOf}::timestamptz and state = ${state} for update`
  if (found.length === 0) throw new Outdated()
}

/** Ends a step; one that is outdated by now ends nothing. */
export async function finish(
  { id, asOf }: Taken,
  state: 'judged' | 'written' | 'failed',
  error: ImportJob['error'] = null,
  tx?: Tx,
): Promise<void> {
  await (tx ?? db()).$executeRaw`
    with ended as (
      update import_jobs set state = ${state}, error = ${error}, finished_at = case when ${state} = 'judged' then null else now() end,
        phase = case when ${state} = 'failed' and state = 'writing' then 'writing' when ${state} = 'failed' then 'judging' else 'waiting' end
      where id = ${id}::uuid and updated_at = ${asOf}::timestamptz returning 1
    )
    select pg_notify('records', 'import_jobs') from ended`
}

const tellEveryMs = 300

/** Says how far a step is, beside its transaction and a few times a second at most; throws when the import was changed meanwhile. */
export function progressOf({ id, asOf, state }: Taken) {
  let last = 0
  let lastPhase = ''
  return async (phase: ImportJob['phase'], done: number, total: number): Promise<void> => {
    if (phase === lastPhase && Date.now() - last < tellEveryMs) return
    last = Date.now()
    lastPhase = phase
    const found = await db().$queryRaw<unknown[]>`
      with told as (
        update import_jobs set phase = ${phase}, done = ${done}, total = ${total}
        where id = ${id}::uuid and updated_at = ${asOf}::timestamptz and state = ${state} returning 1
      )
      select pg_notify('records', 'import_jobs')::text from told`
    if (found.length === 0) throw new Outdated()
  }
}

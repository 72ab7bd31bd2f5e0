import { db } from '../db.ts'

/** Forgets what was said row by row of imports that ended thirty days ago; their batches and originals stay. */
export async function purgeImports(): Promise<void> {
  await db().$executeRaw`
    delete from import_judgements where file_id in (
      select f.id from import_files f join import_jobs j on j.id = f.job_id
      where coalesce(j.finished_at, j.updated_at) < now() - interval '30 days' and j.state not in ('judging', 'writing'))`
}

import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { sheetMapping } from '../sheets/schema.ts'
import { type fileSummary, type ImportJob, importJobView, type SheetView } from './schema.ts'

const withFiles = { files: { orderBy: { position: 'asc' } } } as const

/** What is kept of a file that was judged: its report without the rows, and its sheets as the mapping page needs them. */
export type KeptReport = z.infer<typeof fileSummary> & { views: SheetView[] }

/** The imports that a condition finds, with their files: unfinished ones first, then the newest. */
export async function findJobs(on: Db | Tx, most: number): Promise<ImportJob[]> {
  const ids = await on.$queryRaw<{ id: string }[]>`
    select id::text from import_jobs order by state in ('written', 'cancelled'), created_at desc, id desc limit ${most}`
  const found = await on.importJob.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, include: withFiles })
  const byId = new Map(found.map((job) => [job.id, jobView(job)]))
  return ids.flatMap(({ id }) => byId.get(id) ?? [])
}

/** One import as its page shows it. */
export async function readJob(on: Db | Tx, id: string): Promise<ImportJob> {
  const found = await on.importJob.findUnique({ where: { id }, include: withFiles })
  if (!found) throw fail('NOT_FOUND')
  return jobView(found)
}

type StoredFile = {
  id: string
  fileName: string
  sizeBytes: number
  leftOut: boolean
  mapping: unknown
  report: unknown
}
type StoredJob = {
  id: string
  year: number
  actorName: string
  state: string
  phase: string
  done: number
  total: number
  error: string | null
  createdAt: Date
  finishedAt: Date | null
  files: StoredFile[]
}

const jobView = ({ createdAt, finishedAt, files, ...job }: StoredJob): ImportJob =>
  importJobView.parse({
    ...job,
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    files: files.map(({ id, fileName, sizeBytes, leftOut, mapping, report }) => ({
      ...{ id, fileName, sizeBytes, leftOut, mapping, report },
    })),
  })

/** What a person said of a file's sheets. */
export const mappingOf = (stored: unknown) => z.array(sheetMapping).parse(stored)
/** What was kept of a file that was judged; null before. */
export const keptReport = (stored: unknown): KeptReport | null => (stored === null ? null : (stored as KeptReport))

import type { ImportJob } from '#lib/imports/schema.ts'

export type JobFile = ImportJob['files'][number]
/** The steps from files to records, in their order. */
export const steps = ['choose', 'recognise', 'preview', 'write', 'report'] as const
export type Step = (typeof steps)[number]

/** Whether a worker has it in hand, so that it is worth looking again soon. */
export const isRunning = ({ state }: Pick<ImportJob, 'state'>): boolean => state === 'judging' || state === 'writing'
/** Whether it can still be called off without a trace: nothing of it was written. */
export const canBeCancelled = ({ state, phase }: Pick<ImportJob, 'state' | 'phase'>): boolean =>
  state === 'judging' || state === 'judged' || (state === 'writing' && phase === 'waiting')

/** The step at which an import stands by itself. */
export function stepOf(job: Pick<ImportJob, 'state' | 'phase' | 'files'>): Step {
  if (job.state === 'written') return 'report'
  if (job.state === 'writing') return 'write'
  if (job.state === 'judging') return job.phase === 'comparing' || job.phase === 'writing' ? 'preview' : 'recognise'
  if (job.state === 'judged') return job.files.some((file) => !file.leftOut && isUnknown(file)) ? 'recognise' : 'preview'
  return job.files.every(({ report }) => report !== null) ? 'write' : 'recognise'
}

/** What a file says when it was read, but not understood. */
const notUnderstood = ['header_not_found', 'columns_missing', 'sheet_not_recognised', 'sheet_hidden']

/** Whether it helps to say which column is which: the file could be read. */
export const canBeMapped = ({ report }: JobFile): boolean =>
  report !== null && (report.sheets.length > 0 || report.notes.some(({ code }) => notUnderstood.includes(code)))
/** Read, but taken for nothing. */
export const isUnknown = (file: JobFile): boolean => file.report?.sheets.length === 0 && canBeMapped(file)

/** What becomes of a file when the import is written now. */
export type Fate = 'going' | 'waiting' | 'refused' | 'unread' | 'same' | 'out'
export function fateOf({ leftOut, report }: JobFile, isConfirmed: boolean): Fate {
  if (leftOut) return 'out'
  if (report === null || report.sheets.length === 0) return 'unread'
  if (report.state === 'unconfirmed') return isConfirmed ? 'going' : 'waiting'
  if (report.state === 'unchanged') return 'same'
  return report.state === 'refused' ? 'refused' : 'going'
}

/** Rows of a file that writing it changes something by. */
export const rowsOf = ({ report }: JobFile): number => (report ? report.counts.rows - report.counts.same - report.counts.refused : 0)
/** How far a worker is, from 0 to 100; null while nobody knows. */
export const percentOf = ({ done, total }: Pick<ImportJob, 'done' | 'total'>): number | null =>
  total > 0 ? Math.min(100, Math.floor((done / total) * 100)) : null

import { inTransaction, type Tx } from '#lib/db.ts'
import { fromDatabase, isUserError } from '#lib/errors.ts'
import { putFile } from '#lib/files.ts'
import { draftsOf } from './drafts.ts'
import { filesInOrder, inOrder } from './layouts.ts'
import { type FileToImport, note, type Prepared, prepare, type Section, sectionsOf } from './prepare.ts'
import { loadReferences } from './references.ts'
import { reportOf } from './report.ts'
import type { Effect, FileReport, ImportReport } from './schema.ts'
import { type Planned, plan, write } from './write.ts'

export type ImportOptions = {
  year: number
  /** Who imports, as the audit names them. */
  actor: string
  /** Under which name the audit keeps it; `sheets.import` when nothing is said. */
  operation?: string
  /** Reads, judges and writes, and takes everything back: what it reports is what an import would do. */
  dryRun?: boolean
  /** Says yes to the formulas that are proposed for a year's indicators. */
  confirm?: boolean
  /** Marks the batches as the sample year, which can be removed as a whole. */
  sample?: boolean
}

/**
 * Imports files of one year, in the order in which their records need each other; each file as a whole or not at all.
 * Files whose content is already there change nothing. Reports come in the order of `files`. Never throws for what is wrong with a file: the report says it.
 */
export async function importFiles(files: readonly FileToImport[], options: ImportOptions): Promise<ImportReport> {
  const prepared: Prepared[] = []
  for (const file of files) prepared.push(await prepare(file))
  const ordered = filesInOrder(prepared.map((file) => ({ file, layouts: file.tables.map(({ located }) => located.layout) })))
  const reports = options.dryRun ? await rehearse(ordered, options) : await perform(ordered, options)
  // reported as they were given: two files may bear one name
  const given = ordered.map(({ file }, at) => ({ place: files.indexOf(file), report: reports[at] })).toSorted((a, b) => a.place - b.place)
  return { year: options.year, dryRun: options.dryRun ?? false, files: given.flatMap(({ report }) => report ?? []) }
}

/** How long one file may take to be compared and written, in milliseconds: 100,000 rows take a tenth of it. */
const timeout = 120_000
const signature = ({ actor, operation = 'sheets.import' }: ImportOptions) => ({ actor, operation })

async function perform(files: Prepared[], options: ImportOptions): Promise<FileReport[]> {
  const reports: FileReport[] = []
  for (const file of files) {
    reports.push(await retried(file, options, (attempt) => inTransaction(signature(options), attempt, timeout)))
  }
  return reports
}

/** Thrown to undo: a dry run, a refused file. */
class TakeBack extends Error {}

/** All files in one transaction that is taken back, so that later files see what earlier ones would have written. */
async function rehearse(files: Prepared[], options: ImportOptions): Promise<FileReport[]> {
  const reports: FileReport[] = []
  try {
    await inTransaction(
      signature(options),
      async (tx) => {
        for (const file of files) reports.push(await retried(file, options, (attempt) => inSavepoint(tx, () => attempt(tx))))
        throw new TakeBack()
      },
      timeout,
    )
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error
  }
  return reports
}

async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRawUnsafe('savepoint one_file')
  try {
    return await work()
  } catch (error) {
    await tx.$executeRawUnsafe('rollback to savepoint one_file')
    throw error
  }
}

/** Thrown inside a file's transaction: nothing of the file stays, and this is why. */
class Refused extends Error {
  readonly report: FileReport
  constructor(report: FileReport) {
    super('refused')
    this.report = report
  }
}
/** Somebody changed or logged one of the rows between comparing and writing. */
class Overtaken extends Error {}

type Attempt = (tx: Tx) => Promise<FileReport>

async function retried(
  file: Prepared,
  options: ImportOptions,
  run: (attempt: Attempt) => Promise<FileReport>,
  tries = 3,
): Promise<FileReport> {
  try {
    return await run((tx) => importFile(tx, file, options))
  } catch (error) {
    if (error instanceof Refused) return error.report
    if (!(error instanceof Overtaken)) throw error
    if (tries > 1) return retried(file, options, run, tries - 1)
    return reportOf(withRefusal(file, 'overtaken'), [], [], 'refused')
  }
}

const withRefusal = (file: Prepared, code: string, params: Record<string, string | number> = {}): Prepared => ({
  ...file,
  notes: [...file.notes, note('refused', { code, params })],
})

type Written = { table: string; planned: Planned }

async function importFile(tx: Tx, file: Prepared, options: ImportOptions): Promise<FileReport> {
  // imports take turns: two people with the same file must not both find its rows new
  await tx.$executeRaw`select pg_advisory_xact_lock(7004)`
  const { sections, skipped } = sectionsOf(file, options.year)
  const written: Written[] = []
  try {
    for (const section of inOrder(sections)) await importSection(tx, section, options.year, written)
  } catch (error) {
    const cause = fromDatabase(error)
    if (!isUserError(cause) || cause.code === 'BUSY') throw error
    throw new Refused(reportOf(withRefusal(file, `database_${cause.code.toLowerCase()}`, cause.data?.params), sections, skipped, 'refused'))
  }
  const issues = [...file.notes, ...sections.flatMap(({ rows }) => rows.flatMap((row) => row.issues))]
  if (issues.some(({ severity }) => severity === 'refused')) throw new Refused(reportOf(file, sections, skipped, 'refused'))
  const waits = issues.some(({ code }) => code === 'formula_proposed')
  if (waits && !options.confirm) throw new Refused(reportOf(file, sections, skipped, 'unconfirmed'))
  const changes = written.filter(({ planned }) => planned.effect !== 'same')
  if (changes.length === 0) return reportOf(file, sections, skipped, 'unchanged')
  const report = reportOf(file, sections, skipped, options.dryRun ? 'ready' : 'written')
  return options.dryRun ? report : { ...report, batchId: await keepBatch(tx, file, report, changes, options) }
}

async function importSection(tx: Tx, { layout, rows }: Section, year: number, written: Written[]): Promise<void> {
  for (const [at, target] of layout.targets.entries()) {
    const references = await loadReferences(tx, year)
    if (at === 0) layout.prepare?.(rows, references)
    const planned = await plan(tx, target, draftsOf(target, rows, references))
    if (at === 0) await layout.review?.(rows, tx)
    if (!(await write(tx, target, planned))) throw new Overtaken()
    for (const one of planned) {
      one.row.effect = stronger(one.row.effect, one.effect)
      written.push({ table: target.table, planned: one })
    }
  }
}

const strength = ['same', 'changed', 'new'] as const
const stronger = (a: Effect | null, b: Effect): Effect => (a !== null && strength.indexOf(a) > strength.indexOf(b) ? a : b)

async function keepBatch(
  tx: Tx,
  file: Prepared,
  report: FileReport,
  changes: Written[],
  { year, actor, sample = false }: ImportOptions,
): Promise<string> {
  const { sha256, sizeBytes } = await putFile(file.file.bytes)
  const layout = [...new Set(report.sheets.map((sheet) => sheet.layout))].join(', ')
  const data = { fileName: file.file.name, sha256, sizeBytes, layout, year, sample, counts: report.counts, actorName: actor }
  const { id } = await tx.importBatch.create({ data, select: { id: true } })
  const rows = changes.map(({ table, planned: { id: recordId, row, effect } }) => ({
    batch_id: id,
    source: table,
    record_id: recordId,
    sheet: row.sheet,
    row_no: row.row,
    effect,
  }))
  await tx.$executeRaw`insert into import_rows select * from jsonb_populate_recordset(null::import_rows, ${JSON.stringify(rows)}::jsonb)`
  return id
}

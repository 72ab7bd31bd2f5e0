import { db, inTransaction, type Tx } from '#lib/db.ts'
import { fromDatabase, isPassing, isUserError } from '#lib/errors.ts'
import { keepBatch, keepFormer, type Written } from './batch.ts'
import { draftsOf } from './drafts.ts'
import { filesInOrder, inOrder } from './layouts.ts'
import type { Remembered } from './mapped.ts'
import { overBudget } from './over-budget.ts'
import { type FileToImport, note, type Prepared, prepare, rowsIn, type Section, sectionsOf } from './prepare.ts'
import { silent, type Watch } from './progress.ts'
import { loadReferences, type References } from './references.ts'
import { reportOf } from './report.ts'
import type { Effect, FileReport, ImportReport } from './schema.ts'
import { plan, write } from './write.ts'

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
  /** Told how far the work is; what it throws ends the work, and nothing of the file at hand is written. */
  watch?: Watch
  /** Writes with a file, in its transaction, that it is written. */
  seal?: (tx: Tx, file: Prepared, report: FileReport) => Promise<void>
}

/**
 * Imports files of one year, in the order in which their records need each other; each file as a whole or not at all.
 * Files whose content is already there change nothing. Reports come in the order of `files`. Never throws for what is wrong with a file: the report says it.
 */
export async function importFiles(files: readonly FileToImport[], options: ImportOptions): Promise<ImportReport> {
  const prepared = await prepareAll(files)
  const reports = await (options.dryRun ? judgeFiles : writeFiles)(prepared, options)
  return { year: options.year, dryRun: options.dryRun ?? false, files: prepared.flatMap((file) => reports.get(file) ?? []) }
}

/** Reads files and recognises their sheets, with what people taught the house about headings. */
export async function prepareAll(files: readonly FileToImport[]): Promise<Prepared[]> {
  const remembered = await rememberedMappings()
  const prepared: Prepared[] = []
  for (const file of files) prepared.push(await prepare(file, remembered))
  return prepared
}

async function rememberedMappings(): Promise<Remembered> {
  const found = await db().sheetMapping.findMany({ select: { fingerprint: true, layout: true, columns: true } })
  return new Map(found.map(({ fingerprint, layout, columns }) => [fingerprint, { layout, columns: columns as Record<string, string> }]))
}

const ordered = (files: readonly Prepared[]): Prepared[] =>
  filesInOrder(files.map((file) => ({ file, layouts: file.tables.map(({ located }) => located.layout) })))

/** How long all files of an import may take to be judged, and one file to be written, in milliseconds: 100,000 rows take a twentieth of it. */
const timeout = 600_000
const signature = ({ actor, operation = 'sheets.import' }: ImportOptions) => ({ actor, operation })

/** Writes prepared files, each in its own transaction. */
export async function writeFiles(files: readonly Prepared[], options: ImportOptions): Promise<Map<Prepared, FileReport>> {
  const reports = new Map<Prepared, FileReport>()
  const total = files.reduce((sum, file) => sum + rowsIn(file), 0)
  let before = 0
  for (const file of ordered(files)) {
    const watch = (options.watch ?? silent).within(before, total)
    const run = (attempt: Attempt) => inTransaction(signature(options), (tx) => attempt({ tx, references: null }), timeout)
    reports.set(file, await retried(file, { ...options, watch }, run))
    before += rowsIn(file)
  }
  return reports
}

/** Thrown to undo: a dry run. */
class TakeBack extends Error {}

/** Judges prepared files by writing them in one transaction that is taken back, so that later files see what earlier ones would have written. */
export async function judgeFiles(files: readonly Prepared[], options: ImportOptions): Promise<Map<Prepared, FileReport>> {
  const reports = new Map<Prepared, FileReport>()
  const total = files.reduce((sum, file) => sum + rowsIn(file), 0)
  let before = 0
  const work = async (tx: Tx) => {
    const within: Within = { tx, references: null }
    await tx.$executeRaw`select begin_rehearsal()`
    for (const file of ordered(files)) {
      const watch = (options.watch ?? silent).within(before, total)
      reports.set(file, await retried(file, { ...options, dryRun: true, watch }, (attempt) => inSavepoint(within, () => attempt(within))))
      before += rowsIn(file)
    }
    throw new TakeBack()
  }
  await inTransaction(signature(options), work, timeout).catch((error) => {
    if (!(error instanceof TakeBack)) throw error
  })
  return reports
}

/** A transaction that imports, and what rows may refer to in it as far as that is known. */
type Within = { tx: Tx; references: References | null }

async function inSavepoint<T>(within: Within, work: () => Promise<T>): Promise<T> {
  await within.tx.$executeRawUnsafe('savepoint one_file')
  try {
    return await work()
  } catch (error) {
    within.references = null
    await within.tx.$executeRawUnsafe('rollback to savepoint one_file')
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

type Attempt = (within: Within) => Promise<FileReport>
type Watched = ImportOptions & { watch: Watch }

async function retried(file: Prepared, options: Watched, run: (attempt: Attempt) => Promise<FileReport>, tries = 3): Promise<FileReport> {
  try {
    return await run((within) => importFile(within, file, options))
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

async function importFile(within: Within, given: Prepared, options: Watched): Promise<FileReport> {
  const { tx } = within
  let file = given
  // large files take longer than a page may; a ledger tells what was paid, whether or not the budget allowed for it
  await tx.$executeRaw`select set_config('statement_timeout', ${String(timeout)}, true), set_config('app.ledger', 'on', true)`
  // imports take turns: two people with the same file must not both find its rows new
  await tx.$executeRaw`select pg_advisory_xact_lock(7004)`
  await options.watch.tell('judging', 0)
  const { sections, skipped } = sectionsOf(file, options.year)
  const written: Written[] = []
  try {
    await keepFormer(tx)
    for (const section of inOrder(sections)) await importSection(within, section, options, written)
    file = { ...given, notes: [...given.notes, ...(await overBudget(tx, written))] }
  } catch (error) {
    const cause = fromDatabase(error)
    if (!isUserError(cause) || isPassing(cause)) throw error
    throw new Refused(reportOf(withRefusal(file, `database_${cause.code.toLowerCase()}`, cause.data?.params), sections, skipped, 'refused'))
  }
  const issues = [...file.notes, ...sections.flatMap(({ rows }) => rows.flatMap((row) => row.issues))]
  if (issues.some(({ severity }) => severity === 'refused')) throw new Refused(reportOf(file, sections, skipped, 'refused'))
  const waits = issues.some(({ code }) => code === 'formula_proposed')
  if (waits && !options.confirm) throw new Refused(reportOf(file, sections, skipped, 'unconfirmed'))
  const changes = written.filter(({ planned }) => planned.effect !== 'same')
  if (options.dryRun) return reportOf(file, sections, skipped, changes.length === 0 ? 'unchanged' : 'ready')
  const report = reportOf(file, sections, skipped, changes.length === 0 ? 'unchanged' : 'written')
  const sealed = changes.length === 0 ? report : { ...report, batchId: await keepBatch(tx, file, report, changes, options) }
  await options.seal?.(tx, given, sealed)
  return sealed
}

/** Tables that rows are looked up in: what is written there, later rows may refer to. */
const referredTo = [
  'organisations',
  'rooms',
  'contracts',
  'budget_lines',
  'budget_adjustments',
  'events',
  'surveys',
  'survey_responses',
  'indicators',
]

async function importSection(
  within: Within,
  { layout, rows }: Section,
  { year, dryRun, watch }: Watched,
  written: Written[],
): Promise<void> {
  const { tx } = within
  const steps = layout.targets.length * 2
  for (const [at, target] of layout.targets.entries()) {
    within.references ??= await loadReferences(tx, year)
    if (at === 0) layout.prepare?.(rows, within.references)
    const drafts = draftsOf(target, rows, within.references)
    const planned = await plan(tx, target, drafts, (done) => watch.tell('comparing', done / steps))
    if (at === 0) await layout.review?.(rows, tx)
    if (!(await write(tx, target, planned, (done) => watch.tell(dryRun ? 'comparing' : 'writing', done / steps)))) throw new Overtaken()
    if (referredTo.includes(target.table) && planned.some(({ effect }) => effect !== 'same')) within.references = null
    for (const one of planned) {
      one.row.effect = stronger(one.row.effect, one.effect)
      written.push({ table: target.table, planned: one })
    }
  }
}

const strength = ['same', 'changed', 'new'] as const
const stronger = (a: Effect | null, b: Effect): Effect => (a !== null && strength.indexOf(a) > strength.indexOf(b) ? a : b)

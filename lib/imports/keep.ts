import { inTransaction, type Tx } from '../db.ts'
import { textOf } from '../sheets/mapped.ts'
import type { Prepared } from '../sheets/prepare.ts'
import type { Cell, FileReport, RowReport } from '../sheets/schema.ts'
import { finish, stillAt, type Taken } from './steps.ts'
import { viewsOf } from './views.ts'

/** A file that was judged. */
export type Judged = { id: string; prepared: Prepared; report: FileReport }

/** A file's report without its rows, with as many notes as a page can hold. */
export const summaryOf = ({ rows: _, notes, ...report }: FileReport): Omit<FileReport, 'rows'> => ({
  ...report,
  notes: [...notes].sort((a, b) => Number(b.severity === 'refused') - Number(a.severity === 'refused')).slice(0, mostNotes),
})
const mostNotes = 300
const rowsAtOnce = 5000

/** Keeps what was said of files and rows, all at once, unless the import was changed meanwhile. */
export async function keepJudgement(job: Taken, files: readonly Judged[]): Promise<void> {
  await inTransaction(
    { actor: job.actorName, operation: 'imports.judge' },
    async (tx) => {
      await stillAt(tx, job)
      for (const { id, prepared, report } of files) {
        const kept = storable({ ...summaryOf(report), views: viewsOf(prepared) })
        await tx.$executeRaw`update import_files set report = ${kept}::jsonb where id = ${id}::uuid`
        await tx.$executeRaw`delete from import_judgements where file_id = ${id}::uuid`
        await keepRows(tx, id, prepared, report.rows)
      }
      await finish(job, 'judged', null, tx)
    },
    120_000,
  )
}

/** As JSON without what PostgreSQL cannot keep: NUL and halves of letters. */
export const storable = (value: unknown): string =>
  JSON.stringify(value).replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, '$1')

const cellsOf = (cells: readonly Cell[]) => cells.map((cell) => (cell instanceof Date ? textOf(cell) : cell))

async function keepRows(tx: Tx, fileId: string, prepared: Prepared, rows: readonly RowReport[]): Promise<void> {
  const grids = new Map(prepared.tables.map(({ grid }) => [grid.name, grid.rows]))
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const lines = rows.slice(from, from + rowsAtOnce).map((report, at) => ({
      position: from + at,
      outcome: report.outcome,
      // its cells go with a refused row, so that it can be handed out to be mended
      report: report.outcome === 'refused' ? { ...report, cells: cellsOf(grids.get(report.sheet)?.[report.row - 1] ?? []) } : report,
    }))
    await tx.$executeRaw`
      insert into import_judgements (file_id, position, outcome, report)
      select ${fileId}::uuid, l.position, l.outcome, l.report
      from jsonb_to_recordset(${storable(lines)}::jsonb) l (position int, outcome text, report jsonb)`
  }
}

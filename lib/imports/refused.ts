import { type ColumnDef, writeXlsx } from 'hucre'
import { z } from 'zod'
import type { Db } from '../db.ts'
import { fail } from '../errors.ts'
import { locales } from '../locale.ts'
import { query } from '../operation.ts'
import { recordId } from '../shapes.ts'
import { xlsxType } from '../spreadsheet.ts'
import { keptReport } from './read.ts'
import type { RefusedRow, SheetView } from './schema.ts'
import { wordsFor } from './words.ts'

/** The refused rows of a file as they came, each with its row and why it was refused: mended, they can be imported as they are. */
export const openRefused = query('sheets.read')
  .input(z.object({ id: recordId, locale: z.enum(locales) }))
  .output(z.file())
  .handler(async ({ input: { id, locale }, context: { db } }) => {
    const file = await db.importFile.findUnique({ where: { id }, select: { fileName: true, report: true } })
    const views = keptReport(file?.report ?? null)?.views ?? []
    const rows = await refusedRows(db, id)
    if (!file || rows.length === 0) throw fail('NOT_FOUND')
    const { words, sentence } = wordsFor(locale)
    const sheets = [...Map.groupBy(rows, ({ sheet }) => sheet)].map(([sheet, own]) => {
      const head = headOf(views.find((view) => view.sheet === sheet))
      const width = Math.max(head.at(-1)?.length ?? 0, ...own.map(({ cells }) => cells.length))
      const told = own.map((row) => [...padded(row.cells, width), row.row, row.issues.filter(isRefusal).map(sentence).join(' ')])
      const headings = [...padded(head.at(-1) ?? [], width), words('files.row'), words('files.reason')]
      const columns = headings.map(
        (heading, at): ColumnDef => ({ ...asText, width: at === width + 1 ? 60 : String(heading ?? '').length * 2 + 6 }),
      )
      return { name: sheet.slice(0, 31) || 'Sheet1', columns, rows: [...head.slice(0, -1), headings, ...told] }
    })
    const name = `${file.fileName.replace(/\.[^.]+$/, '')} ${words('files.refused')}.xlsx`
    return new File([new Uint8Array(await writeXlsx({ sheets }))], name, { type: xlsxType })
  })

const isRefusal = ({ severity }: { severity: string }) => severity === 'refused'
// a text in a cell of format @ is never taken for a formula, not even when somebody edits it
const asText = { style: { numFmt: '@', alignment: { vertical: 'top' as const, wrapText: true } } }
const padded = <T>(cells: readonly T[], width: number): (T | null)[] => Array.from({ length: width }, (_, at) => cells[at] ?? null)

/** What stands above a sheet's rows: titles and units, and last the headings. */
function headOf(view: SheetView | undefined): string[][] {
  if (!view?.headerRow) return [view?.headings ?? []]
  const above = view.top.slice(0, view.headerRow)
  return above.length === view.headerRow ? above : [view.headings]
}

const readAtOnce = 5000
async function refusedRows(db: Db, fileId: string): Promise<RefusedRow[]> {
  const rows: RefusedRow[] = []
  for (let after = -1; ; ) {
    const where = { fileId, outcome: 'refused', position: { gt: after } }
    const found = await db.importJudgement.findMany({ where, orderBy: { position: 'asc' }, take: readAtOnce })
    for (const { report } of found) rows.push(report as RefusedRow)
    if (found.length < readAtOnce) return rows
    after = found.at(-1)?.position ?? after
  }
}

import { isRefused } from './drafts.ts'
import { note, type Prepared, type Section } from './prepare.ts'
import type { SheetRow, Skipped } from './rows.ts'
import type { FileReport, Outcome, RowReport } from './schema.ts'

/** What is said about a file after it was judged: every row with its outcome, and the file's own notes. */
export function reportOf(file: Prepared, sections: Section[], skipped: Skipped[], state: FileReport['state']): FileReport {
  const rows = sections.flatMap(({ layout, rows }) => rows.map((row) => rowReport(row, layout.name)))
  const tally = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length
  return {
    fileName: file.file.name,
    sha256: file.sha256,
    sizeBytes: file.file.bytes.byteLength,
    sheets: file.tables.map(({ grid, located }) => ({ sheet: grid.name, layout: located.layout.name, headerRow: located.headerRow + 1 })),
    state,
    counts: {
      rows: rows.length,
      new: tally('new'),
      changed: tally('changed'),
      same: tally('same'),
      warned: tally('warned'),
      refused: tally('refused'),
      skipped: skipped.length,
    },
    notes: [
      ...file.notes,
      ...skipped.map(({ sheet, row, code, text, params }) => note('warned', { code, params: { row, text, ...params } }, sheet)),
    ],
    rows,
    batchId: null,
  }
}

function rowReport(row: SheetRow, layout: string): RowReport {
  const effect = row.effect ?? 'same'
  const outcome = isRefused(row) ? 'refused' : row.issues.length > 0 ? 'warned' : effect
  return {
    sheet: row.sheet,
    row: row.row,
    layout,
    label: row.label,
    outcome,
    effect: outcome === 'refused' ? null : effect,
    issues: row.issues,
  }
}

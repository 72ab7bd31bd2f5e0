import Papa from 'papaparse'

/** What a column holds: text, days (`YYYY-MM-DD`), months (any of their days), instants, or numbers as text. */
export type CellKind = 'text' | 'day' | 'month' | 'instant' | 'money' | 'number'
/** A table to be written: what stands above it, its columns, and its rows as they come, each value as text or null. */
export type Table = {
  title: string
  notes: readonly string[]
  columns: readonly { heading: string; kind: CellKind }[]
  rows: AsyncIterable<(string | null)[]>
}

/** A table as comma-separated values for Excel: UTF-8 with its mark, and nothing in it that a spreadsheet would take for a formula. */
export async function csvOf({ title, notes, columns, rows }: Table): Promise<Blob> {
  const written = (lines: unknown[][]) => `${Papa.unparse(lines, { escapeFormulae: formula, newline: '\r\n' })}\r\n`
  const parts = ['\uFEFF', written([[title], ...notes.map((note) => [note]), [''], columns.map(({ heading }) => heading)])]
  let lines: unknown[][] = []
  const flush = () => {
    if (lines.length > 0) parts.push(written(lines))
    lines = []
  }
  for await (const row of rows) {
    lines.push(row.map((value, at) => plainOf(value, columns[at]?.kind ?? 'text')))
    if (lines.length === 1000) flush()
  }
  flush()
  return new Blob(parts, { type: 'text/csv;charset=utf-8' })
}

/** How spreadsheets tell a formula: by its first mark, half or full width, whatever spaces stand before it. */
export const formula = /^\s*[=+\-@\t\r＝＋－＠﹢﹣﹦﹫−]/

function plainOf(value: string | null, kind: CellKind): string | number | null {
  if (value === null || kind === 'text' || kind === 'day') return value
  if (kind === 'month') return value.slice(0, 7)
  if (kind === 'instant') return new Date(Date.parse(value) + eightHours).toISOString().slice(0, 16).replace('T', ' ')
  return numberOf(value)
}

/** A number where a text is one. */
export const numberOf = (value: string): number | string => (Number.isFinite(Number(value)) && value.trim() !== '' ? Number(value) : value)

/** The house's clock is that far ahead of UTC, in milliseconds. */
export const eightHours = 8 * 60 * 60 * 1000

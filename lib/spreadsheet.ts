import { type CellStyle, type ColumnDef, writeXlsxStream } from 'hucre'
import Papa from 'papaparse'
import { toColumn } from './day.ts'

/** What a column holds: text, days (`YYYY-MM-DD`), months (any of their days), instants, or numbers as text. */
export type CellKind = 'text' | 'day' | 'month' | 'instant' | 'money' | 'number'
/** A table to be written: what stands above it, its columns, and its rows as they come, each value as text or null. */
export type Table = {
  title: string
  notes: readonly string[]
  columns: readonly { heading: string; kind: CellKind }[]
  rows: AsyncIterable<(string | null)[]>
}

/** A table as an Excel file: days and numbers are such, every text is typed as text. Written as rows come, so that many need little memory. */
export function xlsxOf({ title, notes, columns, rows }: Table): Promise<Blob> {
  const head = [[title], ...notes.map((note) => [note]), []]
  // the writer asks a column for its style at each row, right after it took the row
  let style: (column: number) => CellStyle = () => plain
  async function* cells() {
    for (const [at, line] of head.entries()) {
      style = () => (at === 0 ? titled : plain)
      yield line
    }
    style = () => headed
    yield columns.map(({ heading }) => heading)
    style = (column) => styles[columns[column]?.kind ?? 'text']
    for await (const row of rows) yield row.map((value, at) => cellOf(value, columns[at]?.kind ?? 'text'))
  }
  const defs = columns.map(({ heading, kind }, at): ColumnDef => {
    return {
      width: Math.max(widths[kind], [...heading].length * 2 + 2),
      get style() {
        return style(at)
      },
    }
  })
  const name =
    title
      .replace(/[[\]:*?/\\'\p{Cc}]/gu, ' ')
      .trim()
      .slice(0, 31)
      .trim() || 'Sheet1'
  const stream = writeXlsxStream(cells(), { name, columns: defs, freezePane: { rows: head.length + 1 } })
  return new Response(stream, { headers: { 'Content-Type': xlsxType } }).blob()
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

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** How spreadsheets tell a formula: by its first mark, half or full width, whatever spaces stand before it. */
const formula = /^\s*[=+\-@\t\r＝＋－＠﹢﹣﹦﹫−]/

const font = { name: '宋体', size: 10 }
const plain: CellStyle = { font }
const titled: CellStyle = { font: { ...font, size: 14, bold: true } }
const headed: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EDF3' } },
  border: { bottom: { style: 'thin' } },
  alignment: { wrapText: true, vertical: 'center' },
}
// a text in a cell of format @ stays a text, even when somebody opens the cell and presses Enter
const formats: Record<CellKind, string> = {
  text: '@',
  day: 'yyyy-mm-dd',
  month: 'yyyy-mm',
  instant: 'yyyy-mm-dd hh:mm',
  money: '#,##0.00',
  number: 'General',
}
const styles = Object.fromEntries(
  Object.entries(formats).map(([kind, numFmt]) => [kind, { font, numFmt, alignment: { vertical: 'top', wrapText: kind === 'text' } }]),
) as Record<CellKind, CellStyle>
/** Widths in characters of Excel, half a Chinese one. */
const widths: Record<CellKind, number> = { text: 24, day: 12, month: 10, instant: 18, money: 15, number: 12 }

/** Excel's calendar begins in 1900, with a day too many in its February. */
const firstDay = '1900-03-01'
const eightHours = 8 * 60 * 60 * 1000

function cellOf(value: string | null, kind: CellKind): string | number | Date | null {
  if (value === null || kind === 'text') return value
  if (kind === 'money' || kind === 'number') return numberOf(value)
  if (kind === 'instant') return new Date(Date.parse(value) + eightHours)
  return value < firstDay ? value : toColumn(value)
}

function plainOf(value: string | null, kind: CellKind): string | number | null {
  if (value === null || kind === 'text' || kind === 'day') return value
  if (kind === 'month') return value.slice(0, 7)
  if (kind === 'instant') return new Date(Date.parse(value) + eightHours).toISOString().slice(0, 16).replace('T', ' ')
  return numberOf(value)
}

const numberOf = (value: string): number | string => (Number.isFinite(Number(value)) && value.trim() !== '' ? Number(value) : value)

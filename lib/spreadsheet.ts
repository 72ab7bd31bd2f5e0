import { type CellStyle, type ColumnDef, writeXlsxStream } from 'hucre'
import { type CellKind, eightHours, numberOf, type Table } from './csv.ts'
import { toColumn } from './day.ts'

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

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

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

function cellOf(value: string | null, kind: CellKind): string | number | Date | null {
  if (value === null || kind === 'text') return value
  if (kind === 'money' || kind === 'number') return numberOf(value)
  if (kind === 'instant') return new Date(Date.parse(value) + eightHours)
  return value < firstDay ? value : toColumn(value)
}

import type { Cell, CellStyle, MergeRange, WriteSheet } from 'hucre'
import { Decimal } from '../../money.ts'
import { printed, unreported } from '../report/figures.ts'
import { widthOf } from '../report/words.ts'

/** What a cell holds: a text, or a number with its format. */
export type Content = string | { number: number; format: string }
type Look = { size?: number; face?: string; align?: 'left' | 'center' | 'right'; plain?: boolean }

const side = { style: 'thin' } as const
const border = { top: side, right: side, bottom: side, left: side }

/**
 * Text cells carry the format @: a text that begins with = + - or @ is stored as a string and stays one, even when somebody opens the cell and
 * presses Enter.
 */
const styleOf = (content: Content, { size = 10, face = '宋体', align = 'center', plain = false }: Look): CellStyle => ({
  font: { name: face, size },
  alignment: { horizontal: align, vertical: 'center', wrapText: true },
  numFmt: typeof content === 'string' ? '@' : content.format,
  ...(plain ? {} : { border }),
})

/** A sheet under construction: cells by place, merges, and names for single cells. */
export function drawing(sheet: string) {
  const cells = new Map<string, Partial<Cell>>()
  const merges: MergeRange[] = []
  const names: { name: string; range: string }[] = []
  let lastRow = 0

  /** Puts content at a place, over `rows` × `columns` merged cells, all with the same look, so that borders close. */
  const put = (
    row: number,
    column: number,
    content: Content,
    { rows = 1, columns = 1, ...look }: Look & { rows?: number; columns?: number } = {},
  ) => {
    const style = styleOf(content, look)
    for (let r = row; r < row + rows; r++) {
      for (let c = column; c < column + columns; c++) cells.set(`${r},${c}`, { value: null, style })
    }
    const value = typeof content === 'string' ? content : content.number
    cells.set(`${row},${column}`, { value, type: typeof value === 'number' ? 'number' : 'string', style })
    if (rows > 1 || columns > 1) merges.push({ startRow: row, startCol: column, endRow: row + rows - 1, endCol: column + columns - 1 })
    lastRow = Math.max(lastRow, row + rows - 1)
  }
  /** Puts a figure and names its cell `f_<key>`, so that it can be read back whatever the layout. */
  const figure = (row: number, column: number, key: string, content: Content) => {
    put(row, column, content)
    names.push({ name: `f_${key}`, range: `'${sheet}'!$${String.fromCharCode(65 + column)}$${row + 1}` })
  }
  return { put, figure, cells, merges, names, rowCount: () => lastRow + 1 }
}
export type Drawing = ReturnType<typeof drawing>

const decimals = (value: string) => {
  const places = new Decimal(printed(value)).decimalPlaces()
  return places === 0 ? '0' : `0.${'0'.repeat(places)}`
}

/** A number as it is, shown with the decimals it has, two at most. */
export const numeric = (value: string): Content => ({ number: Number(value), format: decimals(value) })
/** A number with its unit in the format; percent are stored as the fraction that Excel means by %. */
export function measured(value: string, unit: string, sign = ''): Content {
  const before = sign === '' ? '' : `"${sign}"`
  if (unit === '%') return { number: new Decimal(value).div(100).toNumber(), format: `${before}${decimals(value)}%` }
  return { number: Number(value), format: `${before}${decimals(value)}"${unit.replaceAll('"', '')}"` }
}
/** Points with two decimals. */
export const points = (value: string): Content => ({ number: Number(value), format: '0.00' })
/** Yuan as 万元, exact in the cell, two decimals on paper. */
export const tenThousands = (yuan: string): Content => ({ number: new Decimal(yuan).div(10_000).toNumber(), format: '#,##0.00' })

/** What is known as it is shown, or 未填报. */
export const known = (value: string | null, content: (value: string) => Content): Content => (value === null ? unreported : content(value))
/** A rate in percent as the fraction that Excel means by %, with two decimals. */
export const rateOf = (rate: string): Content => ({ number: new Decimal(rate).div(100).toNumber(), format: '0.00%' })

/** The least height of a row, in points. */
export const rowHeight = 19
/** Up to this height, in points, a form is shrunk to one page and stays readable; a longer one goes on to the next page. */
const onePage = 800

type Paper = {
  /** Widths of its columns, in characters of Excel (half a Chinese one), and the rows that are higher than the least. */
  widths: readonly number[]
  heights: ReadonlyMap<number, number>
  /** The row that is printed anew on each page. */
  header: number
  /** What stands at the foot of each page, left of its number. */
  foot: string
}

/** A drawing as a sheet that prints right: A4 landscape, as wide as one page, the header row on each of them, and a foot with the page's number. */
export function onPaper(name: string, { cells, merges, rowCount }: Drawing, { widths, heights, header, foot }: Paper): WriteSheet {
  const rows = Array.from({ length: rowCount() }, (_, row) => Math.max(rowHeight, heights.get(row) ?? rowHeight))
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows: rows.map(() => widths.map(() => null)),
    cells,
    merges,
    rowDefs: new Map(rows.map((height, row) => [row, { height }])),
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, horizontalCentered: true },
      fitToHeight: rows.reduce((sum, height) => sum + height) <= onePage ? 1 : 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
      printTitlesRow: `$${header + 1}:$${header + 1}`,
    },
    // an ampersand of a text would begin a code
    headerFooter: { oddFooter: `&L&9${foot.replaceAll('&', '&&')}&C&9第 &P 页 共 &N 页` },
  }
}

/** The height in points that a text of `size` points needs in `width` characters of Excel: merged cells are not fitted by Excel itself. */
export function heightOf(text: string, width: number, size = 10): number {
  const perLine = Math.max(1, (width * 5.4) / size - 1)
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0)
  return Math.min(409, lines * size * 1.3 + 6)
}

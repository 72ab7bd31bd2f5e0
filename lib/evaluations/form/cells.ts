import type { Cell, CellStyle, MergeRange } from 'hucre'
import { Decimal } from '../../money.ts'
import { printed } from '../report/figures.ts'
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

/** The height in points that a text of `size` points needs in `width` characters of Excel: merged cells are not fitted by Excel itself. */
export function heightOf(text: string, width: number, size = 10): number {
  const perLine = Math.max(1, (width * 5.4) / size - 1)
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / perLine)), 0)
  return Math.min(409, lines * size * 1.3 + 6)
}

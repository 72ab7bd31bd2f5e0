import { writeXlsx } from 'hucre'
import { Decimal } from '#lib/money.ts'
import { locate } from '#lib/sheets/headers.ts'
import { layouts } from '#lib/sheets/layouts.ts'
import { parse } from '#lib/sheets/parse.ts'
import { readRows } from '#lib/sheets/rows.ts'
import { type Cell, type Grid, UnreadableFile } from '#lib/sheets/schema.ts'

export type Rows = Cell[][]
/** What reading a file came to, before any database: the sum of a column over all rows, and all that was said. */
export type Judged = { layouts: string[]; rows: number; sum: string; refused: string[]; warned: string[]; skipped: string[] }

const plain = (cell: Cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))
const quoted = (text: string, delimiter: string) =>
  /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
/** Rows as text with delimiters, each line with its end. */
export const textOf = (rows: Rows, delimiter = ','): string =>
  rows.map((row) => `${row.map((cell) => quoted(plain(cell), delimiter)).join(delimiter)}\r\n`).join('')
export const csv = (rows: Rows, delimiter = ','): Uint8Array => new TextEncoder().encode(textOf(rows, delimiter))
export const xlsx = (rows: Rows, more: object = {}): Promise<Uint8Array> => writeXlsx({ sheets: [{ name: '表', rows, ...more }] as never })
/** A web page that calls itself xls. */
export const page = (rows: Rows): Uint8Array => {
  const cell = (value: Cell) => `<td>${plain(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</td>`
  return new TextEncoder().encode(
    `<html><body><table>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table></body></html>`,
  )
}

/** Reads and judges a file as an import does, up to the database. */
export async function judge(bytes: Uint8Array, column = 'amountYuan', name = '表'): Promise<Judged> {
  try {
    return judgeGrids(await parse(bytes), column, name)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { layouts: [], rows: 0, sum: '0.00', refused: [error.code], warned: [], skipped: [] }
  }
}

export function judgeGrids(grids: Grid[], column = 'amountYuan', name = '表'): Judged {
  const judged: Judged = { layouts: [], rows: 0, sum: '0.00', refused: [], warned: [], skipped: [] }
  let sum = new Decimal(0)
  for (const grid of grids.filter(({ rows, hidden }) => rows.length > 0 && !hidden)) {
    const located = locate(grid, layouts, name)
    if (!located) judged.skipped.push('sheet_not_recognised')
    else if (located.missing.length > 0) judged.refused.push(`columns_missing ${located.missing.join('、')}`)
    if (!located || located.missing.length > 0) continue
    judged.layouts.push(located.layout.name)
    const { rows, skipped } = readRows(grid, located, 2023)
    for (const { row, code } of skipped) judged.skipped.push(`${row} ${code}`)
    for (const row of rows) {
      for (const { severity, cell, code } of row.issues) judged[severity].push(`${cell ?? row.row} ${code}`)
      const value = (row.values as Record<string, unknown>)[column]
      if (row.issues.every(({ severity }) => severity !== 'refused')) sum = sum.add(String(value ?? 0))
    }
    judged.rows += rows.length
  }
  if (judged.layouts.length === 0 && judged.refused.length === 0) judged.refused.push('header_not_found')
  return { ...judged, sum: sum.toFixed(2) }
}

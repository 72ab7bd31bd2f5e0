import Papa from 'papaparse'
import type { SheetColumn } from '#lib/sheets/schema.ts'

/** Rows of cells as text. */
export type Grid = string[][]

/** Cells as Excel, WPS and web pages put them on the clipboard: tabs between them, quotes around those with line breaks; all rows equally long. */
export function gridOf(text: string): Grid {
  const { data } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''), {
    delimiter: text.includes('\t') ? '\t' : undefined,
    delimitersToGuess: ['\t', ',', ';'],
    skipEmptyLines: 'greedy',
  })
  const width = Math.max(0, ...data.map((row) => row.length))
  return data.map((row) => Array.from({ length: width }, (_, at) => (row[at] ?? '').trim()))
}

const bare = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s*"'“”‘’:：、]/g, '')
    .replace(/[([（【].*?[)\]）】]/g, '')
    .toLowerCase()
const columnNamed = (name: string, columns: readonly SheetColumn[]): SheetColumn | undefined =>
  columns.find(({ names }) => names.some((one) => bare(one) === bare(name)))

/** Whether the first row names columns: at least two of its cells, or all of them, are headings that the house knows. */
export function isHead(row: readonly string[], columns: readonly SheetColumn[]): boolean {
  const known = row.filter((cell) => cell !== '' && columnNamed(cell, columns)).length
  return known >= 2 || (known > 0 && known === row.filter(Boolean).length)
}

/** The heading of each pasted column, as its first row names them; null for what the house does not know. */
export const headingsNamed = (row: readonly string[], columns: readonly SheetColumn[]): (string | null)[] =>
  eachOnce(row.map((cell) => (cell === '' ? null : (columnNamed(cell, columns)?.heading ?? null))))

/** The headings of rows pasted without any: those of the list's columns in the order shown, as far as the sheet has them. */
export function headingsShown(
  shown: readonly { name: string; label: string }[],
  columns: readonly SheetColumn[],
  width: number,
): (string | null)[] {
  const found = shown.map(({ name, label }) => (columns.find(({ key }) => key === name) ?? columnNamed(label, columns))?.heading ?? null)
  return eachOnce(Array.from({ length: width }, (_, at) => found[at] ?? null))
}
const eachOnce = (headings: (string | null)[]) => headings.map((one, at) => (headings.indexOf(one) === at ? one : null))

/** The pasted rows as a file of that kind of sheet: the columns that have a heading. */
export function fileOf(name: string, rows: Grid, headings: readonly (string | null)[]): File {
  const places = headings.flatMap((heading, at) => (heading ? [at] : []))
  const fields = places.map((at) => headings[at] ?? '')
  const csv = Papa.unparse({ fields, data: rows.map((row) => places.map((at) => row[at] ?? '')) }, { newline: '\r\n' })
  return new File([`\uFEFF${csv}`], name, { type: 'text/csv' })
}

/** Where in the pasted rows a cell of that file stands (`B3`: second column with a heading, second row); null for none. */
export function placeOf(cell: string, headings: readonly (string | null)[]): { row: number; column: number } | null {
  const [, letters = '', digits = ''] = cell.match(/^([A-Z]+)(\d+)$/) ?? []
  if (!letters) return null
  const nth = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  const column = headings.flatMap((heading, at) => (heading ? [at] : []))[nth]
  return column === undefined ? null : { row: Number(digits) - 2, column }
}

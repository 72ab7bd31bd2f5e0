import { narrow, shown } from './cells.ts'
import type { Located, Place } from './headers.ts'
import type { SheetRow } from './rows.ts'
import type { Cell, Grid } from './schema.ts'

/** A record with the cells that it was read from. */
export type Read = { row: SheetRow; cells: Cell[] }

/** What only a whole sheet can tell: rows and columns that are hidden, two columns that could be one, a column that changes its kind half-way. */
export function doubt(read: Read[], grid: Grid, { layout, places, headerRow, firstRow = headerRow }: Located): void {
  const hidden = new Set(grid.hiddenRows)
  const width = Math.max(0, ...(grid.widths?.slice(firstRow, headerRow + 1) ?? []))
  for (const { row } of read) {
    if (hidden.has(row.row - 1)) row.warn(null, 'row_hidden')
    const cells = grid.widths?.[row.row - 1] ?? 0
    if (width > 1 && cells > width) row.refuse(null, 'too_many_cells', { cells, head: width })
  }
  for (const [key, place] of places) {
    if (grid.hiddenColumns?.includes(place.index)) read[0]?.row.warn(key, 'column_hidden', { header: place.header })
    doubtRivals(read, key, place, layout.columns[key]?.kind.adds === true)
    doubtDays(read, key, place)
    if (layout.columns[key]?.need === 'cell') doubtTexts(read, key, place)
  }
}

const plain = (cell: Cell | undefined) => narrow(shown(cell ?? null)).replace(/[\s,¥元]/g, '')

/** Two columns that go by a column's names: refused where they differ in what counts, said once where the better name was taken. */
function doubtRivals(read: Read[], key: string, place: Place, counts: boolean): void {
  for (const { index, header, isAlike } of place.rivals ?? []) {
    const differing = read.filter(({ cells }) => plain(cells[index]) !== '' && plain(cells[index]) !== plain(cells[place.index]))
    const isOne = isAlike && (counts || header === place.header)
    if (isOne) for (const { row } of differing) row.refuse(key, 'columns_alike', { header: place.header, other: header })
    else differing[0]?.row.warn(key, 'column_chosen', { header: place.header, other: header })
  }
}

const isSerial = (cell: Cell | undefined) =>
  /^\d{5}(\.\d+)?$/.test(typeof cell === 'number' ? String(cell) : typeof cell === 'string' ? cell.trim() : '')
const isDayText = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value)

/** Days that turn into bare numbers half-way: read as what a spreadsheet counts, and said. */
function doubtDays(read: Read[], key: string, { index }: Place): void {
  const heldBy = ({ row }: Read) => (row.values as Record<string, unknown>)[key]
  const days = read.filter((one) => isDayText(heldBy(one)))
  const serials = days.filter(({ cells }) => isSerial(cells[index]))
  if (serials.length === days.length) return
  for (const one of serials)
    one.row.warn(key, 'day_as_number', { value: shown(one.cells[index] ?? null), day: String(heldBy(one)).slice(0, 10) })
}

const isNumber = (cell: Cell | undefined) => typeof cell === 'number' || (typeof cell === 'string' && /^[¥\d,.]+$/.test(narrow(cell)))

/** A number where every other cell of the column is words: the columns may have slipped. */
function doubtTexts(read: Read[], key: string, { index }: Place): void {
  const texts = read.filter(
    ({ row }) =>
      typeof (row.values as Record<string, unknown>)[key] === 'string' && !isDayText((row.values as Record<string, unknown>)[key]),
  )
  const isWord = ({ cells }: Read) => typeof cells[index] === 'string' && /[\u3400-\u9fffa-z]/i.test(String(cells[index]))
  const numbers = texts.filter(({ cells }) => isNumber(cells[index]))
  if (numbers.length === 0 || texts.length < 4 || texts.filter(isWord).length < texts.length * 0.75) return
  for (const { row, cells } of numbers) row.warn(key, 'number_among_words', { value: shown(cells[index] ?? null) })
}

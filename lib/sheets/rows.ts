import { Decimal } from '#lib/money.ts'
import { narrow, type Surroundings, shown } from './cells.ts'
import { doubt } from './doubts.ts'
import { type Located, type Place, underHead } from './headers.ts'
import type { Columns, ValuesOf } from './layout.ts'
import { titlesAbove, unitAbove } from './names.ts'
import type { Cell, Effect, Grid, Issue } from './schema.ts'
import { isTotalLabel, type SkipCode, skipper } from './skips.ts'
import { checkTotals, type Line, labelOf } from './subtotals.ts'

/** One row of a sheet, read by its layout. */
export type SheetRow<C extends Columns = Columns> = {
  sheet: string
  /** As the spreadsheet counts, from 1. */
  row: number
  label: string
  values: ValuesOf<C>
  /** Whether the sheet has this column at all. */
  has: (key: keyof C & string) => boolean
  issues: Issue[]
  refuse: (key: (keyof C & string) | null, code: string, params?: Issue['params']) => void
  warn: (key: (keyof C & string) | null, code: string, params?: Issue['params']) => void
  /** What the layout's columns did not take: header, address, cell. */
  others: { header: string; cell: string; value: Cell }[]
  /** Titles above the table. */
  titles: string[]
  /** Everything that is written above the table. */
  above: string[]
  /** Set while writing. */
  effect: Effect | null
}
/** A row that is left out, and why. */
export type Skipped = {
  sheet: string
  row: number
  code: Exclude<SkipCode, 'bare_total' | 'other_header'> | 'subtotal_differs'
  text: string
  params?: Issue['params']
}
export type SheetRows = { rows: SheetRow[]; skipped: Skipped[] }

/** The rows under a located header: read, judged cell by cell; blank rows pass silently, subtotals and footnotes are named as skipped. */
export function readRows(grid: Grid, found: Located, year: number): SheetRows {
  const located = underHead(grid, found)
  const around: Surroundings = { unit: unitAbove(grid, located.headerRow), year, epoch1904: grid.epoch1904 }
  const filled = filledDown(grid, located)
  const titles = titlesAbove(grid, located.headerRow)
  const above = grid.rows
    .slice(0, located.headerRow)
    .flat()
    .flatMap((cell) => (cell === null ? [] : [shown(cell)]))
  const skipReason = skipper(grid, located)
  const read: { row: SheetRow; cells: Cell[] }[] = []
  const skipped: Skipped[] = []
  const lines: Line[] = []
  for (let at = located.headerRow + 1; at < filled.length; at++) {
    const cells = filled[at] ?? []
    const own = grid.rows[at] ?? []
    const blank = blankReason(cells, own, located)
    if (blank === 'blank') continue
    const reason = blank ?? skipReason(cells, own)
    if (reason && reason !== 'other_header' && reason !== 'bare_total') {
      const total: Skipped = { sheet: grid.name, row: at + 1, code: reason, text: labelOf(own) }
      skipped.push(total)
      if (reason === 'subtotal_row') lines.push({ total, cells })
      continue
    }
    const row = readRow({ cells, at, grid, located, around, titles, above })
    if (reason === 'other_header') row.refuse(null, 'other_header')
    if (reason === 'bare_total' && sumsUp(lines, row)) {
      skipped.push({ sheet: grid.name, row: at + 1, code: 'subtotal_row', text: labelOf(own) })
      continue
    }
    if (isTotalLabel(row.label)) row.warn(null, 'like_subtotal', { text: row.label })
    read.push({ row, cells })
    lines.push({ row })
  }
  const rows = read.map(({ row }) => row)
  doubt(read, grid, located)
  if (rows.every(({ issues }) => issues.every(({ severity }) => severity !== 'refused'))) checkTotals(lines, located, around, address)
  return { rows, skipped }
}

/** Whether the only figures of a row without words are the sums of the records above it. */
function sumsUp(lines: Line[], row: SheetRow): boolean {
  const figures = Object.entries(row.values).filter(([, value]) => value !== null)
  return (
    figures.length > 0 &&
    figures.every(([key, value]) => {
      const sum = lines.reduce(
        (total, line) => total.add(String((line.row?.values as Record<string, unknown>)?.[key] ?? 0)),
        new Decimal(0),
      )
      return typeof value === 'string' && /^-?[\d.]+$/.test(value) && sum.eq(value)
    })
  )
}

type RowAt = { cells: Cell[]; at: number; grid: Grid; located: Located; around: Surroundings; titles: string[]; above: string[] }

function readRow({ cells, at, grid, located, around, titles, above }: RowAt): SheetRow {
  const { layout, places } = located
  const values: Record<string, unknown> = {}
  const issues: Issue[] = []
  const say =
    (severity: Issue['severity']) =>
    (key: string | null, code: string, params: Issue['params'] = {}) => {
      const place = key === null ? undefined : places.get(key)
      issues.push({
        severity,
        code,
        params,
        cell: place ? address(place.index, at) : null,
        column: place?.header ?? (key === null ? null : (layout.columns[key]?.names[0] ?? key)),
      })
    }
  const [refuse, warn] = [say('refused'), say('warned')]
  for (const [key, column] of Object.entries(layout.columns)) {
    const place = places.get(key)
    values[key] = null
    if (!place) continue
    const read = column.kind(cells[place.index] ?? null, { ...around, unit: place.unit ?? around.unit })
    if (read.refused) refuse(key, read.refused.code, read.refused.params)
    else if (read.value === null && column.need === 'cell') refuse(key, 'cell_empty')
    else values[key] = read.value
    if (read.warning) warn(key, read.warning.code, read.warning.params)
  }
  const others = located.others.map((place: Place) => ({
    header: place.header,
    cell: address(place.index, at),
    value: cells[place.index] ?? null,
  }))
  const label = [layout.label, ...Object.keys(layout.columns)]
    .map((key) => values[key])
    .find((value) => typeof value === 'string' && value !== '')
  const row = {
    sheet: grid.name,
    row: at + 1,
    label: String(label ?? ''),
    values: values as SheetRow['values'],
    has: (key: string) => places.has(key),
  }
  return { ...row, issues, refuse, warn, others, titles, above, effect: null }
}

/** A1 address of a column and row counted from 0. */
export function address(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** Nothing in the columns that matter: blank where there is at most a running number, a note where there are words beside the table. */
function blankReason(cells: Cell[], own: Cell[], { layout, places, others }: Located): 'blank' | 'footnote_row' | null {
  const isFilled = (cell: Cell | undefined) => cell !== null && cell !== undefined && String(cell).trim() !== ''
  if (!own.some(isFilled)) return 'blank'
  const used = [...places.values(), ...(layout.name === 'surveys' ? others : [])].map((place) => place.index)
  if (used.some((index) => isFilled(cells[index]))) return null
  const beside = own.filter(isFilled)
  return beside.length > 1 || beside.some((cell) => typeof cell === 'string' && !looksNumeric(cell)) ? 'footnote_row' : 'blank'
}

const looksNumeric = (value: Cell) => typeof value === 'string' && /^[\s¥(-]*[\d,.]+[\s)元万]*$/.test(narrow(value))

/** Merged cells below each other share one text; numbers are never repeated, or they would count twice. */
function filledDown(grid: Grid, located: Located): Cell[][] {
  const tall = grid.merges.filter((merge) => merge.endRow > merge.startRow && merge.startRow > located.headerRow)
  if (tall.length === 0) return grid.rows
  const rows = grid.rows.map((row) => [...row])
  for (const { startRow, startCol, endRow } of tall) {
    const value = rows[startRow]?.[startCol] ?? null
    if (value === null || typeof value === 'number' || looksNumeric(value)) continue
    for (let at = startRow + 1; at <= Math.min(endRow, rows.length - 1); at++) {
      const row = rows[at]
      if (!row) continue
      while (row.length < startCol) row.push(null)
      row[startCol] ??= value
    }
  }
  return rows
}

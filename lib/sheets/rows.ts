import { isEmpty, narrow, type Surroundings, shown } from './cells.ts'
import { type Located, nameOf, type Place, titlesAbove, unitAbove } from './headers.ts'
import type { Columns, ValuesOf } from './layout.ts'
import type { Cell, Effect, Grid, Issue } from './schema.ts'

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
  /** Set while writing. */
  effect: Effect | null
}
/** A row that is left out, and why. */
export type Skipped = { sheet: string; row: number; code: 'subtotal_row' | 'repeated_header' | 'footnote_row'; text: string }
export type SheetRows = { rows: SheetRow[]; skipped: Skipped[] }

const subtotal = /^(合计|小计|总计|共计|累计|本页合计|本月合计|本年累计|年度合计|total|subtotal|sum)[:：]?$/i
const footnote = /^(制表|填表|审核|复核|审批人|负责人|单位负责人|经办人?[:：]|注[:：]|备注[:：]|说明[:：]|数据来源|以上|填报|打印)/

/** The rows under a located header: read, judged cell by cell; blank rows pass silently, subtotals and footnotes are named as skipped. */
export function readRows(grid: Grid, located: Located, year: number): SheetRows {
  const unit = unitAbove(grid, located.headerRow)
  const filled = filledDown(grid, located)
  const titles = titlesAbove(grid, located.headerRow)
  const result: SheetRows = { rows: [], skipped: [] }
  for (let at = located.headerRow + 1; at < filled.length; at++) {
    const cells = filled[at] ?? []
    if (isBlank(cells, grid.rows[at] ?? [], located)) continue
    const skipped = skipReason(cells, located)
    if (skipped) {
      result.skipped.push({ sheet: grid.name, row: at + 1, code: skipped, text: shown(cells.find((cell) => !isEmpty(cell)) ?? '') })
      continue
    }
    result.rows.push(readRow({ cells, at, grid, located, year, unit, titles }))
  }
  return result
}

type RowAt = { cells: Cell[]; at: number; grid: Grid; located: Located; year: number; unit: string | null; titles: string[] }

function readRow({ cells, at, grid, located, year, unit, titles }: RowAt): SheetRow {
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
    const around: Surroundings = { unit: place.unit ?? unit, year, epoch1904: grid.epoch1904 }
    const read = column.kind(cells[place.index] ?? null, around)
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
  return { ...row, issues, refuse, warn, others, titles, effect: null }
}

/** A1 address of a column and row counted from 0. */
export function address(column: number, row: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

/** Nothing but a running number, or nothing at all, in the columns that matter. */
function isBlank(cells: Cell[], own: Cell[], located: Located): boolean {
  const used = [...located.places.values()].map((place) => place.index)
  const mapped = located.layout.name === 'surveys' ? [...used, ...located.others.map((place) => place.index)] : used
  return (
    mapped.every((index) => (cells[index] ?? null) === null || String(cells[index]).trim() === '') ||
    own.every((cell) => cell === null || String(cell).trim() === '')
  )
}

function skipReason(cells: Cell[], { layout, places }: Located): Skipped['code'] | null {
  const filled = cells.filter((cell) => cell !== null && String(cell).trim() !== '')
  const texts = filled.filter((cell): cell is string => typeof cell === 'string').map((cell) => narrow(cell).replace(/\s+/g, ''))
  if (texts[0] !== undefined && typeof filled[0] === 'string' && subtotal.test(texts[0])) return 'subtotal_row'
  const needed = Object.entries(layout.columns).filter(([, column]) => column.need === 'cell')
  const empty = needed.filter(([key]) => isEmpty(cells[places.get(key)?.index ?? -1] ?? null))
  // 合计 may stand in any column: it is a subtotal if what a record needs is missing
  if (empty.length > 0 && texts.some((word) => subtotal.test(word))) return 'subtotal_row'
  if (filled.length <= 3 && empty.length >= Math.min(2, needed.length) && texts[0] !== undefined && footnote.test(texts[0]))
    return 'footnote_row'
  const repeats = [...places.values()].filter(
    (place) => typeof cells[place.index] === 'string' && nameOf(String(cells[place.index])).full === nameOf(place.header).full,
  )
  return places.size >= 2 && repeats.length >= places.size / 2 ? 'repeated_header' : null
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

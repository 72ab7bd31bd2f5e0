import { createHash } from 'node:crypto'
import { yearOf } from '#lib/day.ts'
import { type Located, locate } from './headers.ts'
import type { Layout } from './layout.ts'
import { layouts } from './layouts.ts'
import { located, type Remembered, recalled } from './mapped.ts'
import { isOwnNotes, isPrintedForm, withoutOwnColumns } from './marks.ts'
import { readWorkbook } from './read.ts'
import { readRows, type SheetRow, type Skipped } from './rows.ts'
import { type FileReport, type Grid, type Said, type SheetMapping, UnreadableFile } from './schema.ts'

/** A file, and what a person said of its sheets. */
export type FileToImport = { name: string; bytes: Uint8Array; mappings?: readonly SheetMapping[] }
export type Note = FileReport['notes'][number]
/** A file with its sheets recognised; `notes` holds what is already said about it. */
export type Prepared = {
  file: FileToImport
  sha256: string
  /** All its sheets, with the nearest kind that each was taken for, whether that fits or not. */
  sheets: { grid: Grid; located: Located | null }[]
  /** Those that are imported. */
  tables: { grid: Grid; located: Located }[]
  notes: Note[]
}
/** The rows of one layout in one file, from all its sheets. */
export type Section = { layout: Layout; rows: SheetRow[] }

export const note = (severity: Note['severity'], { code, params = {} }: Said, sheet: string | null = null): Note => ({
  severity,
  code,
  params,
  sheet,
  cell: null,
  column: null,
})

const nothing: Remembered = new Map()

/** Reads a file and recognises its sheets, as a person said, as it was remembered, or by their headings; what cannot be is said in its notes. Touches no database. */
export async function prepare(file: FileToImport, remembered: Remembered = nothing): Promise<Prepared> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const prepared: Prepared = { file, sha256, sheets: [], tables: [], notes: [] }
  try {
    for (const grid of await readWorkbook(file.bytes)) if (!isOwnNotes(grid)) recognise(withoutOwnColumns(grid), prepared, remembered)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    prepared.notes.push(note('refused', error))
    return prepared
  }
  leaveForms(prepared)
  const isRefused = prepared.notes.some(({ severity }) => severity === 'refused')
  if (prepared.tables.length === 0 && !isRefused) prepared.notes.push(note('refused', { code: 'header_not_found' }))
  return prepared
}

/** A printed 自评表 beside the fiscal system's sheet says the same indicators again, rounded and with their units: only that sheet is imported. */
function leaveForms(prepared: Prepared): void {
  const ofIndicators = prepared.tables.filter(({ located }) => located.layout.name === 'indicators')
  const forms = ofIndicators.filter(({ grid }) => isPrintedForm(grid))
  if (forms.length === ofIndicators.length) return
  for (const form of forms) {
    prepared.tables.splice(prepared.tables.indexOf(form), 1)
    prepared.notes.push(note('warned', { code: 'sheet_is_form' }, form.grid.name))
  }
}

function recognise(grid: Grid, prepared: Prepared, remembered: Remembered): void {
  const { file, sheets, tables, notes } = prepared
  if (grid.rows.length === 0) return
  const said = file.mappings?.find(({ sheet }) => sheet === grid.name)
  const known = said ?? recalled(grid, remembered)
  if (known?.layout === '') {
    sheets.push({ grid, located: null })
    notes.push(note('warned', { code: 'sheet_left_out' }, grid.name))
    return
  }
  const found = known ? located(grid, known) : locate(grid, layouts, file.name)
  sheets.push({ grid, located: found })
  if (grid.hidden && !said) {
    notes.push(note('warned', { code: 'sheet_hidden' }, grid.name))
    return
  }
  if (!found) {
    notes.push(note('warned', { code: 'sheet_not_recognised' }, grid.name))
    return
  }
  if (found.missing.length > 0) {
    const params = { layout: found.layout.name, columns: found.missing.join('、') }
    notes.push(note('refused', { code: 'columns_missing', params }, grid.name))
    return
  }
  if (known && !said) notes.push(note('warned', { code: 'mapping_remembered', params: { layout: found.layout.name } }, grid.name))
  for (const { header, guessed } of found.places.values()) {
    if (guessed) notes.push(note('warned', { code: 'column_guessed', params: { header } }, grid.name))
  }
  tables.push({ grid, located: found })
}

/** How many rows a prepared file has below its headings, blank ones and subtotals with them. */
export const rowsIn = ({ tables }: Prepared): number =>
  tables.reduce((sum, { grid, located }) => sum + Math.max(0, grid.rows.length - located.headerRow - 1), 0)

/** The rows of a prepared file by layout, freshly read (each attempt to write says its own issues), and those left out. */
export function sectionsOf({ tables }: Prepared, year: number): { sections: Section[]; skipped: Skipped[] } {
  const sections = new Map<string, Section>()
  const skipped: Skipped[] = []
  for (const { grid, located } of tables) {
    const read = readRows(grid, located, year)
    const section = sections.get(located.layout.name) ?? { layout: located.layout, rows: [] }
    for (const row of read.rows) section.rows.push(row)
    for (const row of read.skipped) skipped.push(row)
    sections.set(located.layout.name, section)
  }
  for (const { layout, rows } of sections.values()) for (const row of rows) warnOfOtherYear(row, layout, year)
  return { sections: [...sections.values()], skipped }
}

function warnOfOtherYear(row: SheetRow, { counts }: Layout, year: number): void {
  const value = counts ? row.values[counts] : null
  const day = typeof value === 'object' && value !== null && 'day' in value ? value.day : value
  if (counts && typeof day === 'string' && yearOf(day) !== year) row.warn(counts, 'counts_in_year', { year: yearOf(day) })
}

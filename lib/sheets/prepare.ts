import { createHash } from 'node:crypto'
import { yearOf } from '#lib/day.ts'
import { type Located, locate } from './headers.ts'
import type { Layout } from './layout.ts'
import { layouts } from './layouts.ts'
import { readWorkbook } from './read.ts'
import { readRows, type SheetRow, type Skipped } from './rows.ts'
import { type FileReport, type Grid, type Said, UnreadableFile } from './schema.ts'

export type FileToImport = { name: string; bytes: Uint8Array }
export type Note = FileReport['notes'][number]
/** A file with its sheets recognised; `notes` holds what is already said about it. */
export type Prepared = {
  file: FileToImport
  sha256: string
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

/** Reads a file and recognises its sheets; what cannot be read or recognised is said in its notes. Touches no database. */
export async function prepare(file: FileToImport): Promise<Prepared> {
  const prepared: Prepared = { file, sha256: createHash('sha256').update(file.bytes).digest('hex'), tables: [], notes: [] }
  try {
    for (const grid of await readWorkbook(file.bytes)) recognise(grid, prepared)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    prepared.notes.push(note('refused', error))
    return prepared
  }
  const isRefused = prepared.notes.some(({ severity }) => severity === 'refused')
  if (prepared.tables.length === 0 && !isRefused) prepared.notes.push(note('refused', { code: 'header_not_found' }))
  return prepared
}

function recognise(grid: Grid, { file, tables, notes }: Prepared): void {
  if (grid.rows.length === 0) return
  if (grid.hidden) {
    notes.push(note('warned', { code: 'sheet_hidden' }, grid.name))
    return
  }
  const located = locate(grid, layouts, file.name)
  if (!located) {
    notes.push(note('warned', { code: 'sheet_not_recognised' }, grid.name))
    return
  }
  if (located.missing.length > 0) {
    const params = { layout: located.layout.name, columns: located.missing.join('、') }
    notes.push(note('refused', { code: 'columns_missing', params }, grid.name))
    return
  }
  for (const { header, guessed } of located.places.values()) {
    if (guessed) notes.push(note('warned', { code: 'column_guessed', params: { header } }, grid.name))
  }
  tables.push({ grid, located })
}

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

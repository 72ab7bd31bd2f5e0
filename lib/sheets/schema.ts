import { z } from 'zod'
import { maxFilesBytes, recordId } from '#lib/shapes.ts'

/** A cell as a file gives it: instants of spreadsheets are wall-clock times held in UTC. */
export type Cell = string | number | boolean | Date | null
/** A merged block, rows and columns counted from 0, both ends included. */
export type Merge = { startRow: number; startCol: number; endRow: number; endCol: number }
/** One sheet of a file. `epoch1904` says how a bare serial number becomes a day; rows and columns that are hidden count from 0. */
export type Grid = {
  name: string
  hidden: boolean
  epoch1904: boolean
  rows: Cell[][]
  merges: Merge[]
  hiddenRows?: number[]
  hiddenColumns?: number[]
  /** Of text with delimiters: how many cells each line has, empty ones too. */
  widths?: number[]
}

/** Something said about a cell, row or file: the sentence is `imports.issues.<code>` in the message catalogues. */
export const saidSchema = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).default({}) })
export type Said = { code: string; params?: Record<string, string | number> }

export const issueSchema = saidSchema.extend({
  severity: z.enum(['warned', 'refused']),
  /** A1 address, and the header as it stands in the file; null when the whole row is meant. */
  cell: z.string().nullable(),
  column: z.string().nullable(),
})
export type Issue = z.infer<typeof issueSchema>

export const outcomeSchema = z.enum(['new', 'changed', 'same', 'warned', 'refused'])
export type Outcome = z.infer<typeof outcomeSchema>
export const effectSchema = z.enum(['new', 'changed', 'same'])
export type Effect = z.infer<typeof effectSchema>

export const rowReportSchema = z.object({
  sheet: z.string(),
  row: z.int(),
  layout: z.string(),
  /** What names the row for a reader: its code, title or day. */
  label: z.string(),
  outcome: outcomeSchema,
  /** What writing it does to the house's records; null while it is refused. */
  effect: effectSchema.nullable(),
  issues: z.array(issueSchema),
})
export type RowReport = z.infer<typeof rowReportSchema>

/** A file counts its rows by outcome (`warned` rows are written too) and by effect (`new`, `changed`, `same` of all that are not refused). */
export const countsSchema = z.object({
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  same: z.int(),
  warned: z.int(),
  refused: z.int(),
  skipped: z.int(),
})
export type Counts = z.infer<typeof countsSchema>

export const fileReportSchema = z.object({
  fileName: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  sheets: z.array(z.object({ sheet: z.string(), layout: z.string(), headerRow: z.int() })),
  /** ready: a dry run that would be written; unconfirmed: it waits for a yes to what it proposes. */
  state: z.enum(['ready', 'written', 'unchanged', 'unconfirmed', 'refused']),
  counts: countsSchema,
  /** What is said about the file as a whole: why it was refused, which sheets and rows were left out. */
  notes: z.array(issueSchema.extend({ sheet: z.string().nullable() })),
  rows: z.array(rowReportSchema),
  batchId: z.string().nullable(),
})
export type FileReport = z.infer<typeof fileReportSchema>

export const importReportSchema = z.object({ year: z.int(), dryRun: z.boolean(), files: z.array(fileReportSchema) })
export type ImportReport = z.infer<typeof importReportSchema>

/** What was imported once: a file, by whom and when, and what it did to its rows. */
export const batchView = z.object({
  id: recordId,
  fileName: z.string(),
  sizeBytes: z.int(),
  year: z.int(),
  layouts: z.array(z.string()),
  sample: z.boolean(),
  counts: countsSchema,
  actorName: z.string(),
  createdAt: z.iso.datetime(),
  /** When it was taken back as a whole, and by whom. */
  undoneAt: z.iso.datetime().nullable(),
  undoneBy: z.string().nullable(),
})
export type Batch = z.infer<typeof batchView>

/** Which column of a sheet is which, as a person said it: the key of the layout's column → the heading in the file. */
export const columnChoices = z.record(z.string().max(60), z.string().max(200))
/** What a person said of one sheet of a file. `headerRow` counts from 1, as spreadsheets do; an empty `layout` leaves the sheet out. */
export const sheetMapping = z.object({
  sheet: z.string().max(200),
  layout: z.string().max(40),
  headerRow: z.int().min(1).max(1000),
  columns: columnChoices,
})
export type SheetMapping = z.infer<typeof sheetMapping>

/** A column of a kind of sheet: its heading as a template writes it, all names that it goes by, and whether a sheet must have it. */
export const sheetColumnView = z.object({ key: z.string(), heading: z.string(), names: z.array(z.string()), isNeeded: z.boolean() })
export type SheetColumn = z.infer<typeof sheetColumnView>

/** Why a file cannot be read at all. */
export type UnreadableCode =
  | 'file_empty'
  | 'file_too_large'
  | 'unpacked_too_large'
  | 'too_many_entries'
  | 'not_a_spreadsheet'
  | 'file_corrupt'
  | 'password_protected'
  | 'no_sheets'
  | 'too_many_rows'
  | 'too_many_columns'
  | 'reading_took_too_long'
  | 'reading_took_too_much_memory'

/** Thrown by the reader: a user's error with its code, never a bug. */
export class UnreadableFile extends Error {
  readonly code: UnreadableCode
  readonly params: Record<string, string | number>
  constructor(code: UnreadableCode, params: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.params = params
  }
}

/** How much may be imported at once, and how much a file may hold: bytes, entries of a zip, rows and columns of a sheet, cells of a file. */
export const limits = {
  files: 40,
  totalBytes: maxFilesBytes,
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 50 * 1024 * 1024,
  entries: 500,
  sheets: 60,
  rows: 200_000,
  columns: 300,
  cells: 4_000_000,
  milliseconds: 60_000,
} as const

/** Files of one year, as the page and the door for others send them. A file that is too large is refused in the report, with its sentence. */
export const filesInput = z.object({
  year: z.coerce.number().int().min(2000).max(2099),
  files: z.array(z.file()).min(1).max(limits.files),
})

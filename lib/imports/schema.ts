import { z } from 'zod'
import { recordId } from '../shapes.ts'
import { columnChoices, fileReportSchema, filesInput, outcomeSchema, rowReportSchema, sheetMapping } from '../sheets/schema.ts'

/** judging → judged → writing → written; or failed (it can be tried again), or cancelled. */
export const importStates = ['judging', 'judged', 'writing', 'written', 'failed', 'cancelled'] as const
/** Why an import failed: it stopped its worker again and again, its file is gone, or something that is a bug. */
export const importErrors = ['worker_lost', 'file_missing', 'unexpected'] as const
/** What a worker is doing: waiting for its turn, reading the file, judging its rows, comparing them with the records, writing them. */
export const importPhases = ['waiting', 'reading', 'judging', 'comparing', 'writing'] as const

/** A file's report without its rows: those are asked for page by page. */
export const fileSummary = fileReportSchema.omit({ rows: true })
export const importFileView = z.object({
  id: recordId,
  fileName: z.string(),
  sizeBytes: z.int(),
  /** Left out by the person who brought it: it is not written. */
  leftOut: z.boolean(),
  /** What it was told by hand; empty when everything was recognised. */
  mapping: z.array(sheetMapping),
  /** Null until it was judged. */
  report: fileSummary.nullable(),
})
export const importJobView = z.object({
  id: recordId,
  year: z.int(),
  actorName: z.string(),
  state: z.enum(importStates),
  phase: z.enum(importPhases),
  /** Rows done of rows in all, in the present phase; total 0 means that it is not known yet. */
  done: z.int(),
  total: z.int(),
  /** A code of `importPage.failed` when its state is failed. */
  error: z.enum(importErrors).nullable(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  files: z.array(importFileView),
})
export type ImportJob = z.infer<typeof importJobView>

/** Brings files for a year; `id` is made by the client, so that sending them again starts no second import. */
export const startImportInput = filesInput.extend({ id: recordId })
export const importRowsInput = z.object({
  fileId: recordId,
  outcomes: z.array(outcomeSchema).max(5).default([]),
  page: z.coerce.number().int().min(1).default(1),
  size: z.coerce.number().int().min(1).max(200).default(50),
})
export const importRowsView = z.object({ rows: z.array(rowReportSchema), total: z.int() })

/** A refused row with its cells as they came. */
export const refusedRow = rowReportSchema.extend({ cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])) })
export type RefusedRow = z.infer<typeof refusedRow>

/** One sheet of a file as the mapping page needs it. */
export const sheetView = z.object({
  sheet: z.string(),
  hidden: z.boolean(),
  rows: z.int(),
  /** What it is taken for, and where its headings stand (from 1); null when nothing was recognised. */
  layout: z.string().nullable(),
  headerRow: z.int().nullable(),
  /** The headings as they stand in that row, and the first rows below as they read. */
  headings: z.array(z.string()),
  sample: z.array(z.array(z.string())),
  /** The first rows of the sheet, from which another header row can be chosen. */
  top: z.array(z.array(z.string())),
  columns: columnChoices,
  /** Keys of columns that it needs and that were not found. */
  missing: z.array(z.string()),
})
export type SheetView = z.infer<typeof sheetView>

/** Says what a sheet is and which column is which; `remember` keeps it for the next file with the same headings. */
export const mapSheetInput = sheetMapping.extend({ fileId: recordId, remember: z.boolean() })

/** Why a record stays when its batch is taken back: somebody changed it since, attached a file to it, or other records hang on it. */
export const leftReasons = ['changed', 'evidence', 'referred'] as const
/** What taking a batch back did: records removed, records brought back to what they were, and those left as they are. */
export const undoResult = z.object({
  removed: z.int(),
  restored: z.int(),
  left: z.array(z.object({ recordId, title: z.string(), path: z.string().nullable(), reason: z.enum(leftReasons) })),
})
export type UndoResult = z.infer<typeof undoResult>

/** A way of naming columns that somebody taught the house. */
export const rememberedMapping = z.object({
  id: recordId,
  layout: z.string(),
  headings: z.array(z.string()),
  columns: columnChoices,
  actorName: z.string(),
  createdAt: z.iso.datetime(),
})
export type RememberedMapping = z.infer<typeof rememberedMapping>

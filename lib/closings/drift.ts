import { z } from 'zod'
import { dayText, recordId } from '../shapes.ts'
import { frozenFact } from './schema.ts'

/** One column that is not what it was: who changed it and when, as the audit has it; `by` null where it was changed outside of the audit. */
export const columnDrift = z.object({
  column: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
})
export type ColumnDrift = z.infer<typeof columnDrift>

const listed = { title: z.string(), path: z.string().nullable(), columns: z.array(columnDrift) }

/** changed: something of it, no figure · counted: it counts otherwise · gone: it counts no longer · new: it did not count before. */
export const recordDrift = z.object({
  kind: z.enum(['changed', 'counted', 'gone', 'new']),
  source: z.string(),
  id: recordId,
  ...listed,
  /** Its facts then and now; equal where only other columns changed. */
  before: z.array(frozenFact),
  after: z.array(frozenFact),
  /** Whether any of it was changed where the audit does not see it, or nothing is known of it. */
  isOutside: z.boolean(),
})
export type RecordDrift = z.infer<typeof recordDrift>

export const fileDrift = z.object({
  kind: z.enum(['removed', 'changed', 'new', 'missing', 'other_bytes']),
  id: recordId,
  fileName: z.string(),
  source: z.string(),
  recordId,
  title: z.string(),
  path: z.string().nullable(),
})
export type FileDrift = z.infer<typeof fileDrift>

/** A definition or a text: its table, what tells it from others there, and what is other; no columns where it is gone or new. */
export const rowDrift = z.object({
  kind: z.enum(['changed', 'gone', 'new']),
  table: z.string(),
  key: z.string(),
  columns: z.array(columnDrift),
})
export type RowDrift = z.infer<typeof rowDrift>

/** A figure of the snapshot that comes to something else when it is computed again: of which indicator or sub-project, and which of its figures. */
export const figureDrift = z.object({ of: z.string(), field: z.string(), before: z.string(), after: z.string() })
export type FigureDrift = z.infer<typeof figureDrift>

/** A sum that is kept and is not that of the records, where no drifting record explains it. */
export const sumDrift = z.object({
  measure: z.string(),
  day: dayText,
  facet: z.string(),
  kept: z.string().nullable(),
  expected: z.string().nullable(),
})
export type SumDrift = z.infer<typeof sumDrift>

/**
 * content: it has not its hash, or cannot be read · columns: what stands beside it is not what it says · snapshot: the copy for readers is other ·
 * previous, replaces: the closing that it names is not there or is another one · open: the year can be written though nobody reopened it.
 */
export const chainDrift = z.enum(['content', 'columns', 'snapshot', 'previous', 'replaces', 'open'])
export type ChainDrift = z.infer<typeof chainDrift>

/** What verifying a closing found. Each list is cut after `mostListed`; `found` counts all of it. */
export const verification = z.object({
  year: z.int(),
  number: z.int(),
  sha256: z.string(),
  checkedAt: z.iso.datetime(),
  checked: z.object({ records: z.int(), files: z.int() }),
  found: z.int(),
  chain: z.array(chainDrift),
  records: z.array(recordDrift),
  recordsFound: z.int(),
  files: z.array(fileDrift),
  definitions: z.array(rowDrift),
  texts: z.array(rowDrift),
  figures: z.array(figureDrift),
  sums: z.array(sumDrift),
})
export type Verification = z.infer<typeof verification>

export const mostListed = 500

/** How far a verification is: what it looks at, and how much of it is done. */
export const verifyStages = ['content', 'records', 'figures', 'files'] as const
export const verifyStep = z.object({ stage: z.enum(verifyStages), done: z.int(), total: z.int() })
export type VerifyStep = z.infer<typeof verifyStep>

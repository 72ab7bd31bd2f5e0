import { z } from 'zod'
import type { Snapshot } from '../evaluations/schema.ts'
import { dayText, recordId, shortText } from '../shapes.ts'

export const yearNumber = z.coerce.number().int().min(2000).max(2099)

/** A fact as it was frozen: measure, day, value, facet, and why it does not count (null when it does). */
export const frozenFact = z.tuple([z.string(), dayText, z.string().nullable(), z.string().nullable(), z.string().nullable()])
export type FrozenFact = z.infer<typeof frozenFact>
/** A record as it was frozen: its id, the hash of its row, and its facts. */
export const frozenRecord = z.tuple([recordId, z.string(), z.array(frozenFact)])

export const frozenFile = z.object({
  id: recordId,
  source: z.string(),
  recordId,
  kind: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
})
export type FrozenFile = z.infer<typeof frozenFile>

/** Rows as the database has them, columns by name. */
const rows = z.array(z.record(z.string(), z.unknown()))

/**
 * Everything that a closed year says and stands on. Its canonical JSON is what the closing's SHA-256 is of: whoever has the text can check the code
 * printed on the cover with nothing but `sha256sum`.
 */
export const closingContent = z.object({
  format: z.literal('chamber-house/closing/1'),
  year: z.int(),
  number: z.int(),
  closedAt: z.iso.datetime(),
  closedBy: z.string(),
  /** The newest closing of the year before, and the closing of the same year that this one replaces. */
  previous: z.object({ year: z.int(), number: z.int(), sha256: z.string() }).nullable(),
  replaces: z.object({ number: z.int(), sha256: z.string() }).nullable(),
  /** Scores, texts of the evaluation, funds, figures and limits, as the house that froze them had them: a later one may know more. */
  snapshot: z.custom<Snapshot>((value) => typeof value === 'object' && value !== null),
  definitions: z.object({ indicators: rows, indicator_sets: rows, frameworks: rows }),
  /** What people wrote, by table. */
  texts: z.record(z.string(), rows),
  /** How records were chosen and hashed: measures read as levels and as stocks, and the columns of each table. */
  basis: z.object({ levels: z.array(z.string()), stocks: z.array(z.string()), columns: z.record(z.string(), z.array(z.string())) }),
  /** Every record that counts in the year or was left out of it, by table, in the order of their ids. */
  records: z.record(z.string(), z.array(frozenRecord)),
  evidence: z.array(frozenFile),
})
export type ClosingContent = z.infer<typeof closingContent>

/** A closing without its content. */
export const closingHead = z.object({
  id: recordId,
  year: z.int(),
  number: z.int(),
  sha256: z.string(),
  previousSha256: z.string().nullable(),
  replacesSha256: z.string().nullable(),
  closedAt: z.iso.datetime(),
  closedBy: z.string(),
  reopened: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
  filed: z.object({ place: z.string(), on: dayText, by: z.string() }).nullable(),
})
export type ClosingHead = z.infer<typeof closingHead>

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
  id: z.string().nullable(),
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

/** Which closing: a year's newest, unless its number is said. */
export const verifyInput = z.object({ year: yearNumber, number: z.coerce.number().int().min(1).max(10_000).optional() })
/** Where outside of the house the short hash was filed, and on which day. */
export const noteInput = z.object({ id: recordId, place: shortText, on: dayText })

import { z } from 'zod'
import type { Snapshot } from '../evaluations/schema.ts'
import { dayText, recordId } from '../shapes.ts'

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

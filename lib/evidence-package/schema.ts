import { z } from 'zod'
import { evidenceSources, sensitivities } from '../evidence/schema.ts'

const year = z.coerce.number().int().min(2000).max(2099)

/** How far the proof of what is counted has come: kinds of files required and there; `paper` of those there are only declared to be on paper. */
const counts = { required: z.int(), have: z.int(), paper: z.int() }
export const meterView = z.object({ code: z.string(), name: z.string(), records: z.int(), ...counts })
export type Meter = z.infer<typeof meterView>

/** A file that is asked for and not there: of which record, of which kind, and every figure that counts on it. `code` is the first of them. */
export const gapView = z.object({
  code: z.string(),
  codes: z.array(z.string()),
  source: z.string(),
  recordId: z.uuid(),
  kind: z.string(),
  /** Declared to be on paper: it counts, and only its scan is missing. */
  isPaper: z.boolean(),
  label: z.string(),
  path: z.string(),
})
export type Gap = z.infer<typeof gapView>

export const gapsInput = z.object({
  year,
  code: z.string().max(40).nullable().default(null),
  kind: z.string().max(40).nullable().default(null),
  /** Also those that are only on paper. */
  paper: z.coerce.boolean().default(false),
  skip: z.coerce.number().int().min(0).max(10_000_000).default(0),
  take: z.coerce.number().int().min(1).max(500).default(100),
})
export type GapsAsk = Omit<z.input<typeof gapsInput>, 'year'>
export const gapsView = z.object({
  year: z.int(),
  ...counts,
  indicators: z.array(meterView),
  gaps: z.array(gapView),
  /** How many gaps there are under what was asked; `gaps` is one page of them. */
  total: z.int(),
  kinds: z.array(z.string()),
})
export type Gaps = z.infer<typeof gapsView>

/** One content, however often it is attached: its number in the year, every figure it serves, every record it lies on. */
export const materialView = z.object({
  sha256: z.string(),
  number: z.string().nullable(),
  code: z.string(),
  codes: z.array(z.string()),
  evidenceId: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  kind: z.string(),
  sizeBytes: z.int(),
  sensitivity: z.enum(sensitivities),
  records: z.array(z.object({ source: z.string(), recordId: z.uuid(), kind: z.string(), label: z.string(), path: z.string() })),
})
export type Material = z.infer<typeof materialView>

export const materialsView = z.object({ year: z.int(), materials: z.array(materialView), bytes: z.int() })

/** Which kinds are asked for of records of a table. */
export const requirementsView = z.array(z.object({ source: z.enum(evidenceSources), kind: z.string(), isRequired: z.boolean() }))
export const requireInput = z.object({ source: z.enum(evidenceSources), kind: z.string().max(40), isRequired: z.boolean() })

export const yearInput = z.object({ year })
/** A package of a year, or of one of its indicators. */
export const packageInput = z.object({ year, code: z.string().max(40).nullable().default(null) })

import { z } from 'zod'

/** A decimal number as text, so that nothing is lost on the way: `"95"`, `"1448750.00"`. */
const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/)
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A figure that a text may quote: its value, its unit and the address of its trace inside the app. */
export const figureSchema = z.object({ value: decimalText.nullable(), unit: z.string(), trace: z.string() })
export type Figure = z.infer<typeof figureSchema>

export const gradeSchema = z.enum(['excellent', 'good', 'fair', 'poor'])
export type Grade = z.infer<typeof gradeSchema>

export const overshootSchema = z.enum(['target_low', 'policy', 'one_off', 'effort'])
export type Overshoot = z.infer<typeof overshootSchema>

/** What the deviation rules ask a person to write about one indicator. */
export const demandSchema = z.object({ cause: z.boolean(), measure: z.boolean(), overshoot: z.boolean() })
export type Demand = z.infer<typeof demandSchema>

const indicatorKey = { year: z.int().min(2000).max(2099), code: z.string().min(1).max(40), version: z.int().nullable() }

/** What the project officer writes about a deviation: never the figure, only why and what next. `version` is null for the first text. */
export const explanationInput = z.object({
  ...indicatorKey,
  cause: z.string().trim().max(2000),
  measure: z.string().trim().max(2000),
  measureDue: dayText.nullable(),
})

/** What the reviewer decides: how a result far above target came, and a deduction with its reason. */
export const reviewInput = z.object({
  ...indicatorKey,
  overshoot: overshootSchema.nullable(),
  deduction: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/),
  deductionReason: z.string().trim().max(500),
})

/** One indicator of the year, scored. `null` actual means 未填报: missing is never zero. */
export const scoredItemSchema = z.object({
  code: z.string(),
  level1: z.string(),
  level2: z.string(),
  name: z.string(),
  operator: z.string(),
  target: decimalText,
  unit: z.string(),
  weight: decimalText,
  subProject: z.string().nullable(),
  actual: decimalText.nullable(),
  baseScore: decimalText.nullable(),
  deduction: decimalText,
  deductionReason: z.string(),
  score: decimalText.nullable(),
  deviationPercent: decimalText.nullable(),
  demand: demandSchema,
  cause: z.string(),
  measure: z.string(),
  measureDue: dayText.nullable(),
  overshoot: overshootSchema.nullable(),
  explanationVersion: z.int().nullable(),
  trace: z.string(),
})
export type ScoredItem = z.infer<typeof scoredItemSchema>

export const fundLineSchema = z.object({
  subProject: z.string(),
  initialYuan: decimalText,
  adjustedYuan: decimalText,
  paidYuan: decimalText,
  ratePercent: decimalText.nullable(),
  trace: z.string(),
})

/** What the year-end evaluation says, once; the screen, the Word report and the Excel form are views of this one object. */
export const snapshotSchema = z.object({
  year: z.int(),
  asOf: dayText,
  madeAt: z.iso.datetime(),
  project: z.object({
    level1: z.string(),
    level2: z.string(),
    department: z.string(),
    unit: z.string(),
  }),
  funds: z.object({
    initialYuan: decimalText,
    adjustedYuan: decimalText,
    paidYuan: decimalText,
    ratePercent: decimalText.nullable(),
    lines: z.array(fundLineSchema),
  }),
  items: z.array(scoredItemSchema),
  weight: decimalText,
  total: decimalText.nullable(),
  grade: gradeSchema.nullable(),
  /** Codes without an actual (未填报). */
  missing: z.array(z.string()),
  /** Codes whose demanded texts are not all written yet. */
  unexplained: z.array(z.string()),
  /** Figures that the narrative quotes beyond the indicators. */
  figures: z.object({
    residents: figureSchema,
    salons: figureSchema,
    salonRegions: z.array(z.string()),
    attendance: figureSchema,
    articles: figureSchema,
    followers: figureSchema,
    reads: figureSchema,
    matches: figureSchema,
    requestsDue: figureSchema,
    satisfactionPercent: figureSchema,
    responses: figureSchema,
  }),
  /** Required policies not yet in force, and contracts with open findings: the report's problems come from records too. */
  policiesMissing: z.array(z.string()),
  contractsWithFindings: z.array(
    z.object({ code: z.string(), name: z.string(), findings: z.array(z.object({ kind: z.string(), subject: z.string() })) }),
  ),
  /** The layout that points were spread by, when it is not the set's own. */
  framework: z.object({ name: z.string(), source: z.string() }).optional(),
  /** Measures whose change makes this snapshot stale (live refetch). */
  measures: z.array(z.string()),
})
export type Snapshot = z.infer<typeof snapshotSchema>

/** The board: the snapshot, each indicator with its light against 序时进度 (`schedule`, 0 to 1). */
export const boardView = snapshotSchema.extend({
  schedule: z.number(),
  items: z.array(scoredItemSchema.extend({ light: z.enum(['green', 'yellow', 'red', 'grey']), completionPercent: decimalText.nullable() })),
})
export type Board = z.infer<typeof boardView>

import { z } from 'zod'
import { operators } from '../indicators/schema.ts'
import { longText } from '../shapes.ts'

const year = z.coerce.number().int().min(2001).max(2099)
/** Percent a year, one decimal at most. */
export const growthText = z.string().regex(/^(\d{1,2}(\.\d)?|100)$/)

/** What a target cannot go beyond: whole = 100 % · seats = seats of the house · budget = last year's result times the change of budget. */
export const capacitySchema = z.object({ kind: z.enum(['whole', 'seats', 'budget']), value: z.string() })
export type Capacity = z.infer<typeof capacitySchema>

/** A suggested target with what it follows from. */
export const suggestionSchema = z.object({
  target: z.string(),
  method: z.enum(['trend', 'last', 'no_data']),
  /** The result that it starts from, and the growth that it adds, in percent. */
  basis: z.string().nullable(),
  growthPercent: z.string().nullable(),
  /** What held it back, if anything did: the growth allowed, what can be had, the target that was reached before, or two years that were missed. */
  bound: z.enum(['growth', 'capacity', 'kept', 'missed_twice']).nullable(),
  cap: capacitySchema.nullable(),
  notes: z.array(z.object({ kind: z.enum(['over', 'under']), year: z.int(), percent: z.string() })),
})
export type Suggestion = z.infer<typeof suggestionSchema>

export const decisions = ['accepted', 'changed', 'rejected'] as const
export const targetsInput = z.object({ year, growth: growthText.default('10') })
export const decideInput = z.object({
  year,
  code: z.string().min(1).max(200),
  growth: growthText.default('10'),
  decision: z.enum(decisions),
  /** For `changed` only: what to ask for instead. */
  target: z
    .string()
    .regex(/^\d{1,10}(\.\d{1,4})?$/)
    .nullable(),
  reason: longText.max(500),
  /** The version of the decision that this one replaces; null where there was none. */
  version: z.int().positive().nullable(),
})
export const undecideInput = z.object({ year, code: z.string().min(1).max(200), version: z.int().positive() })

export const decisionView = z.object({
  decision: z.enum(decisions),
  suggested: z.string(),
  target: z.string().nullable(),
  reason: z.string(),
  decidedBy: z.string(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
})

/** One indicator of the year before, with what the next year could ask of it. */
export const targetRow = z.object({
  code: z.string(),
  level1: z.string(),
  level2: z.string(),
  name: z.string(),
  operator: z.enum(operators),
  unit: z.string(),
  weight: z.string(),
  target: z.string(),
  hasFormula: z.boolean(),
  /** Up to three years that are over, oldest first, each with its trace; and the running one up to today. */
  past: z.array(z.object({ year: z.int(), actual: z.string().nullable(), target: z.string().nullable(), trace: z.string() })),
  running: z.object({ year: z.int(), actual: z.string().nullable(), trace: z.string() }).nullable(),
  suggestion: suggestionSchema,
  decision: decisionView.nullable(),
})
export const targetsView = z.object({
  year: z.int(),
  /** The year whose indicators these are. */
  fromYear: z.int(),
  rows: z.array(targetRow),
  /** Whether the year has indicators of its own already. */
  exists: z.boolean(),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type TargetsView = z.infer<typeof targetsView>

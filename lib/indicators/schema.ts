import { z } from 'zod'
import { measureNames } from '../facts/rules.ts'
import { termSchema, termTrace, termTraceInput } from '../facts/schema.ts'
import { dayText, decimalText, recordBase, recordId, shortText } from '../shapes.ts'

/** reduce(numerator) [÷ reduce(denominator)] × scale: data, chosen from lists; no text is evaluated. */
export const formulaSchema = z.object({
  numerator: termSchema,
  denominator: termSchema.nullable(),
  /** 100 for a rate in percent, 0.0001 for 万元, else 1. */
  scale: decimalText,
})
export type Formula = z.infer<typeof formulaSchema>

/** ≥ reach it · = reach it (a rate) · ≤ stay under it. */
export const operators = ['≥', '=', '≤'] as const

/** quantitative: its actual comes from records · qualitative: people rate it by a band. */
export const indicatorKinds = ['quantitative', 'qualitative'] as const

export const indicatorInput = z.object({
  id: recordId,
  year: z.int().min(2000).max(2099),
  code: shortText,
  level1: shortText,
  level2: shortText,
  name: shortText,
  operator: z.enum(operators),
  target: decimalText,
  unit: shortText,
  weight: decimalText,
  kind: z.enum(indicatorKinds).default('quantitative'),
  subProject: shortText.nullable(),
  formula: formulaSchema.nullable(),
  position: z.int(),
})
export const indicatorView = indicatorInput.extend(recordBase.omit({ createdAt: true, removedAt: true }).shape)
export type Indicator = z.infer<typeof indicatorView>

/** How one indicator's actual came about. */
export const indicatorTrace = z.object({
  indicator: indicatorView,
  from: dayText,
  to: dayText,
  actual: z.string().nullable(),
  numerator: termTrace.nullable(),
  denominator: termTrace.nullable(),
  measures: z.array(z.string()),
})
export type IndicatorTrace = z.infer<typeof indicatorTrace>

/** A figure and a day: what changed in it since that day began. Either an indicator of a year, or a term (with the measure it is divided by). */
export const changesInput = z.object({
  figure: z.union([
    z.object({
      year: z.coerce.number().int().min(2000).max(2099),
      code: z.string().max(40),
      from: dayText.optional(),
      to: dayText.optional(),
    }),
    termTraceInput.extend({ over: z.enum(measureNames).optional() }),
  ]),
  since: dayText,
})

/** One write that moved a figure: what was done to which record, who did it, by which operation, and how far the figure moved. */
export const change = z.object({
  entry: z.string(),
  at: z.iso.datetime(),
  actor: z.string(),
  actorName: z.string().nullable(),
  operation: z.string(),
  source: z.string(),
  done: z.enum(['added', 'changed', 'removed', 'restored']),
  title: z.string(),
  path: z.string().nullable(),
  moved: z.string(),
})
export type Change = z.infer<typeof change>

/** From what a figure was to what it is. `was` is null where nothing had been logged, and where the audit holds more than is read back (`isWhole` false). */
export const changesView = z.object({
  since: dayText,
  from: dayText,
  to: dayText,
  was: z.string().nullable(),
  is: z.string().nullable(),
  terms: z.array(z.object({ measure: z.string(), was: z.string().nullable(), is: z.string().nullable() })),
  /** The newest; `total` says how many there are, `others` what those that are not listed moved together. */
  changes: z.array(change),
  total: z.int(),
  others: z.string(),
  isWhole: z.boolean(),
  measures: z.array(z.string()),
})
export type Changes = z.infer<typeof changesView>

/** One point a month: what the indicator's numerator came to in that month, and its actual up to the month's end. */
export const monthsView = z.object({
  year: z.int(),
  months: z.array(z.object({ month: z.int(), until: dayText })),
  series: z.array(
    z.object({ code: z.string(), name: z.string(), unit: z.string(), actuals: z.array(z.string().nullable()), target: z.string() }),
  ),
  costs: z.array(z.object({ subProject: z.string(), paidYuan: z.array(z.string()) })),
  measures: z.array(z.string()),
})
export type MonthsView = z.infer<typeof monthsView>

/** A number that something is divided by, or that counts for points: above zero. */
const aboveZero = (text: z.ZodString) => text.refine((value) => Number(value) > 0, { params: { reason: 'notPositive' } })
/** What a person writes of an indicator. Position 0 is the end of its year. */
export const definitionInput = indicatorInput.extend({
  target: aboveZero(z.string().regex(/^\d{1,10}(\.\d{1,4})?$/)),
  weight: aboveZero(z.string().regex(/^\d{1,3}(\.\d{1,2})?$/)),
  position: z.int().min(0).max(1000).default(0),
})

/** One definition as its form reads and writes it. Nothing hides a definition: it is there, or its history tells of it. */
export const definitionView = indicatorView.extend({ createdAt: z.iso.datetime(), removedAt: z.null().default(null) })
export type Definition = z.infer<typeof definitionView>

const year = z.int().min(2000).max(2099)
/** All definitions of a year, in their new order. */
export const arrangeInput = z.object({ year, ids: z.array(recordId).min(1).max(200) })
/** Weights with at most two decimals, each above zero, for some definitions of a year. */
export const weighInput = z.object({
  year,
  rows: z
    .array(
      z.object({
        id: recordId,
        version: z.int().positive(),
        weight: z.string().regex(/^(?!0+(\.0+)?$)\d{1,3}(\.\d{1,2})?$/),
      }),
    )
    .min(1)
    .max(200),
})

/** How a draft of a formula would have come out: in the year and up to three before it. */
export const previewInput = z.object({ year: z.coerce.number().int().min(2000).max(2099), formula: formulaSchema })
const previewTerm = z.object({
  value: z.string().nullable(),
  counted: z.int(),
  excluded: z.int(),
  trace: z.string(),
})
export const previewView = z.object({
  years: z.array(
    z.object({
      year: z.int(),
      from: dayText,
      to: dayText,
      actual: z.string().nullable(),
      numerator: previewTerm,
      denominator: previewTerm.nullable(),
    }),
  ),
  /** Facets that were chosen and have no record in any of these years. */
  emptyFacets: z.array(z.string()),
  measures: z.array(z.string()),
})

/** What a measure can be narrowed to: what its records say, and what the house knows beside. */
export const facetsView = z.object({ facets: z.array(z.object({ facet: z.string(), records: z.int() })), measures: z.array(z.string()) })

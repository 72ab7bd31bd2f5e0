import { z } from 'zod'
import { noChangeReasons } from '../indicators/compare.ts'
import { forecastMethods } from '../indicators/forecast.ts'
import { indicatorKinds } from '../indicators/schema.ts'
import { bands, limitsSchema } from '../limits/schema.ts'
import { paragraph, writtenText } from '../narratives/schema.ts'
import { periodKinds, readPeriod } from '../period.ts'

/** A decimal number as text, so that nothing is lost on the way: `"95"`, `"1448750.00"`. */
export const decimalText = z.string().regex(/^-?\d+(\.\d+)?$/)
const dayText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** A figure that a text may quote: its value, its unit and the address of its trace inside the app. */
export const figureSchema = z.object({ value: decimalText.nullable(), unit: z.string(), trace: z.string() })
export type Figure = z.infer<typeof figureSchema>

export const gradeSchema = z.enum(['excellent', 'good', 'fair', 'poor'])
export type Grade = z.infer<typeof gradeSchema>

export const overshootSchema = z.enum(['target_low', 'policy', 'one_off', 'effort'])
export type Overshoot = z.infer<typeof overshootSchema>

/** 经办人自评 → 综合科汇集 → 科室负责人初审 → 主要领导审批 → approved and closed → 备案. The whole way stands in workflow.ts. */
export const evaluationStates = ['drafting', 'gathering', 'reviewing', 'approving', 'closed', 'filed'] as const
export type EvaluationState = (typeof evaluationStates)[number]
export const evaluationActions = ['submit', 'forward', 'review', 'approve', 'file', 'return', 'reopen'] as const
export type EvaluationAction = (typeof evaluationActions)[number]

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
  /** Who sees to it. */
  measureOwner: z.string().trim().max(100).default(''),
})

/** What a qualitative indicator came to: a band, a percentage within it, and what speaks for it. */
export const rateInput = z.object({
  ...indicatorKey,
  band: z.enum(bands),
  bandPercent: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/),
  bandText: z.string().trim().min(1).max(2000),
})

/** Whether an indicator applies to the year; where it does not, why. */
export const applyInput = z.object({ ...indicatorKey, isApplicable: z.boolean(), reason: z.string().trim().max(500) })

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
  /** The points that count; `setWeight` is what the set says, before those of others that do not apply were spread. */
  weight: decimalText,
  setWeight: decimalText,
  kind: z.enum(indicatorKinds),
  isApplicable: z.boolean(),
  notApplicableReason: z.string(),
  subProject: z.string().nullable(),
  actual: decimalText.nullable(),
  /** How a qualitative indicator was rated. */
  band: z.enum(bands).nullable(),
  bandPercent: decimalText.nullable(),
  bandText: z.string(),
  baseScore: decimalText.nullable(),
  deduction: decimalText,
  deductionReason: z.string(),
  score: decimalText.nullable(),
  deviationPercent: decimalText.nullable(),
  demand: demandSchema,
  cause: z.string(),
  measure: z.string(),
  measureDue: dayText.nullable(),
  measureOwner: z.string(),
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

export type FundLine = z.infer<typeof fundLineSchema>

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
  /** What people wrote in place of the report's standard paragraphs; none where nobody has. */
  narrative: z.array(writtenText).optional(),
  /** The report's paragraphs as they were when the year was closed: a later version of the house says them in other words. */
  paragraphs: z.array(paragraph).optional(),
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
  /** By which limits it was scored; a closed year keeps its own. */
  limits: limitsSchema,
  /** Measures whose change makes this snapshot stale (live refetch). */
  measures: z.array(z.string()),
  /** The closing that this was frozen by; a snapshot without one is of the records as they stand. Its first digits are the 校验码 on the cover. */
  closing: z.object({ number: z.int(), sha256: z.string(), closedAt: z.iso.datetime(), closedBy: z.string() }).optional(),
})
export type Snapshot = z.infer<typeof snapshotSchema>

/** The same as a page gets it: with the digest of all that it says, and one of each of its parts (digest.ts), which go along with a step. */
export const evaluationView = snapshotSchema.extend({ digest: z.string(), digests: z.record(z.string(), z.string()) })
export type EvaluationView = z.infer<typeof evaluationView>

const spanSchema = z.object({ from: dayText, to: dayText })
/** A forecast for the year's end, by a method that is named, between what it will probably lie. */
export const forecastSchema = z.object({ method: z.enum(forecastMethods), value: decimalText, low: decimalText, high: decimalText })
const lightSchema = z.enum(['green', 'yellow', 'red', 'grey'])
/** How the period's figure changed against another one's, and the address of that one's trace. */
const changeSchema = z.object({
  base: decimalText.nullable(),
  change: decimalText.nullable(),
  in: z.enum(['percent', 'points']),
  difference: decimalText.nullable(),
  reason: z.enum(noChangeReasons).nullable(),
  trace: z.string(),
})
export type BoardChange = z.infer<typeof changeSchema>

/** One indicator on the board: scored by the year up to the period's end, beside what the period itself brought. */
const boardItem = scoredItemSchema.extend({
  /** The measures that it is made of, so that what they count can be told beside it. */
  counts: z.array(z.string()),
  light: lightSchema,
  completionPercent: decimalText.nullable(),
  /** What the period itself came to: sums over it, levels and stocks as at its end. */
  inPeriod: z.object({ actual: decimalText.nullable(), trace: z.string() }),
  /** 同比 and 环比. */
  lastYear: changeSchema,
  previous: changeSchema,
  /** The actual from the year's first day to each month's end. */
  months: z.array(decimalText.nullable()),
  forecast: forecastSchema.nullable(),
  /** The score that the forecast comes to, and those at the ends of its range, the worse one first. */
  forecastScore: z.object({ value: decimalText, low: decimalText, high: decimalText }).nullable(),
  newestOn: dayText.nullable(),
  ageDays: z.int().nullable(),
  missingDays: z.int().nullable(),
})

/** A sub-project's money, or all of it: paid in the period, and what will be paid by the year's end; `balanceYuan` is beyond the budget when above zero. */
const boardFunds = {
  periodYuan: decimalText,
  periodTrace: z.string(),
  /** Paid from the year's first day to each month's end. */
  months: z.array(decimalText.nullable()),
  forecast: forecastSchema.nullable(),
  balanceYuan: decimalText.nullable(),
  light: lightSchema,
}

/** The board of a period: every score speaks of the year up to its end (`asOf`); `schedule` is 序时进度, 0 to 1. */
export const boardView = snapshotSchema
  .pick({
    year: true,
    asOf: true,
    madeAt: true,
    weight: true,
    total: true,
    grade: true,
    missing: true,
    unexplained: true,
    measures: true,
    limits: true,
  })
  .extend({
    period: spanSchema.extend({ kind: z.enum(periodKinds), year: z.int(), text: z.string() }),
    /** The days that are compared: of the period as far as it has come, and of 同比 and 环比. */
    spans: z.object({ now: spanSchema, lastYear: spanSchema, previous: spanSchema }),
    schedule: z.number(),
    items: z.array(boardItem),
    funds: snapshotSchema.shape.funds.extend({ ...boardFunds, lines: z.array(fundLineSchema.extend(boardFunds)) }),
    /** What the forecasts come to together; no grade while one is missing. */
    expected: z.object({
      total: decimalText.nullable(),
      low: decimalText.nullable(),
      high: decimalText.nullable(),
      grade: gradeSchema.nullable(),
      lowGrade: gradeSchema.nullable(),
      highGrade: gradeSchema.nullable(),
    }),
    tables: z.array(z.string()),
  })
export type Board = z.infer<typeof boardView>

/** Which board: a period as addresses name it, or a year. */
export const boardInput = z
  .object({ period: z.string().max(30).optional(), year: z.coerce.number().int().min(2000).max(2099).optional() })
  .transform(({ period, year }, context) => {
    const found = readPeriod(period ?? String(year ?? ''))
    if (found) return found
    context.addIssue({ code: 'custom', path: ['period'], params: { reason: 'period' } })
    return z.NEVER
  })

/** Which years are put beside each other; without any, the last four that have indicators. */
export const yearsInput = z.object({ years: z.array(z.coerce.number().int().min(2000).max(2099)).max(6).default([]) })
const { base: changeBase, change: changedBy, in: changedIn, difference, reason: noChange } = changeSchema.shape
const { code: itemCode, name, level1, operator, target, unit, actual, weight, score, deviationPercent, trace } = scoredItemSchema.shape
/** Evaluations beside each other. `cells` follow `years`; null where a year had no such indicator. */
export const yearsView = z.object({
  known: z.array(z.int()),
  years: z.array(
    z.object({
      year: z.int(),
      asOf: dayText,
      total: decimalText.nullable(),
      grade: gradeSchema.nullable(),
      weight: decimalText,
      missing: z.int(),
      closing: snapshotSchema.shape.closing.unwrap().nullable(),
      adjustedYuan: decimalText,
      paidYuan: decimalText,
      ratePercent: decimalText.nullable(),
    }),
  ),
  rows: z.array(
    z.object({
      code: itemCode,
      name,
      level1,
      /** Whether it was called otherwise in one of the years. */
      isRenamed: z.boolean(),
      cells: z.array(
        z
          .object({
            ...{ code: itemCode, name, operator, target, unit, actual, weight, score, deviationPercent, trace },
            /** 同比 against the last year shown that had it; null where the unit is another one. */
            change: z.object({ base: changeBase, change: changedBy, in: changedIn, difference, reason: noChange }).nullable(),
            scoreChange: decimalText.nullable(),
          })
          .nullable(),
      ),
    }),
  ),
  measures: z.array(z.string()),
})
export type YearsView = z.infer<typeof yearsView>
/** The columns of years beside each other, in their order. */
export const yearColumns = [
  ...(['year', 'code', 'name', 'target', 'actual', 'unit', 'weight', 'score', 'deviation', 'change'] as const),
  ...(['scoreChange', 'budget', 'paid', 'rate'] as const),
] as const
/** The same as a spreadsheet, with its words in the reader's language. */
export const yearsExportInput = yearsInput.extend({
  title: z.string().max(200),
  headings: z.record(z.string().max(40), z.string().max(100)),
  grades: z.record(z.string().max(20), z.string().max(40)),
})

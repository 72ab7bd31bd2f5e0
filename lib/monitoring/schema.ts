import { z } from 'zod'
import { decimalText, forecastSchema, scoredItemSchema } from '../evaluations/schema.ts'
import { dayText, recordId, recordVersion } from '../shapes.ts'

const yearNumber = z.coerce.number().int().min(2000).max(2099)

/** Whether the year's target will be met: 能完成 · 可能性较大 · 不能完成. */
export const outlooks = ['certain', 'likely', 'unlikely'] as const
export type Outlook = (typeof outlooks)[number]
export const monitoringStates = ['draft', 'submitted', 'reviewed'] as const

const named = {
  code: true,
  level1: true,
  level2: true,
  name: true,
  operator: true,
  target: true,
  unit: true,
  weight: true,
  subProject: true,
} as const
/** One indicator at the end of the period: how far it is, how far it should be, where the year is foreseen to end. */
export const monitoredItem = scoredItemSchema.pick({ ...named, actual: true }).extend({
  /** 完成进度, in percent of the year's target. */
  progressPercent: decimalText.nullable(),
  /** 时序进度: where a figure that grows through the year should be by now; 100 for a rate or a level, which should hold at any time. */
  duePercent: decimalText,
  /** Progress less what was due, in 个百分点. */
  deviationPoints: decimalText.nullable(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  isBehind: z.boolean(),
  forecast: forecastSchema.nullable(),
  /** What the forecast says of the target; null where nothing can be foreseen. */
  outlook: z.enum(outlooks).nullable(),
  trace: z.string(),
})
export type MonitoredItem = z.infer<typeof monitoredItem>

/** The money of the project or of one sub-project, in yuan. */
const fundFields = z.object({
  initialYuan: decimalText,
  adjustedYuan: decimalText,
  paidYuan: decimalText,
  ratePercent: decimalText.nullable(),
  deviationPoints: decimalText.nullable(),
  light: z.enum(['green', 'yellow', 'red', 'grey']),
  forecast: forecastSchema.nullable(),
  /** What is foreseen to be paid in the year, in percent of the adjusted budget. */
  expectedPercent: decimalText.nullable(),
  traces: z.object({ initial: z.string(), adjusted: z.string(), paid: z.string() }),
})
export const monitoredFund = fundFields.extend({ subProject: z.string() })
export type MonitoredFund = z.infer<typeof fundFields>

/** Everything that the monitoring of 1–6月 says in figures. Frozen as it is; screen, Word and Excel are views of it. */
export const monitoringContent = z.object({
  year: z.int(),
  from: dayText,
  asOf: dayText,
  madeAt: z.iso.datetime(),
  /** 序时进度 of the period: half a year is 50. */
  duePercent: decimalText,
  project: z.object({ level1: z.string(), level2: z.string(), department: z.string(), unit: z.string() }),
  funds: fundFields.extend({ lines: z.array(monitoredFund) }),
  items: z.array(monitoredItem),
  /** 绩效目标进度: the items' progress, 100 at most each, by their weight; what is not reported is left out and counted in `missing`. */
  targetProgressPercent: decimalText.nullable(),
  missing: z.array(z.string()),
})
export type MonitoringContent = z.infer<typeof monitoringContent>

/** What people wrote about one indicator. */
export const monitoringText = z.object({
  code: z.string(),
  cause: z.string(),
  measure: z.string(),
  measureDue: dayText.nullable(),
  outlook: z.enum(outlooks).nullable(),
  outlookReason: z.string(),
  version: z.int(),
})
export type MonitoringText = z.infer<typeof monitoringText>

export const textInput = monitoringText.omit({ version: true }).extend({
  year: yearNumber,
  code: z.string().min(1).max(40),
  /** Null for the first text. */
  version: z.int().nullable(),
  cause: z.string().trim().max(2000),
  measure: z.string().trim().max(2000),
  outlookReason: z.string().trim().max(500),
})

export const takeInput = z.object({ id: recordId, year: yearNumber })
export const returnInput = recordVersion.extend({ reason: z.string().trim().max(500) })
export const monitoringInput = z.object({ year: yearNumber, number: z.coerce.number().int().min(1).max(10_000).optional() })

const stepSchema = z.object({ at: z.iso.datetime(), by: z.string() })
/** One snapshot as lists know it. */
export const snapshotHead = recordVersion.extend({
  number: z.int(),
  state: z.enum(monitoringStates),
  hash: z.string(),
  taken: stepSchema,
  submitted: stepSchema.nullable(),
  reviewed: stepSchema.nullable(),
  returned: stepSchema.extend({ reason: z.string() }).nullable(),
})
export type SnapshotHead = z.infer<typeof snapshotHead>

/** The page: the figures as they stand now, and beside them those that were frozen, with the texts that belong to them. */
export const monitoringView = z.object({
  year: z.int(),
  live: monitoringContent,
  snapshots: z.array(snapshotHead),
  /** The snapshot asked for, or the newest; null while none was taken. `isIntact`: its content still has its hash. */
  chosen: snapshotHead.extend({ content: monitoringContent, isIntact: z.boolean() }).nullable(),
  texts: z.array(monitoringText),
  /** Codes whose demanded texts are not all written. */
  unwritten: z.array(z.string()),
  /** Whether a snapshot can be taken yet, and whether it is time to. */
  mayTake: z.boolean(),
  isDue: z.boolean(),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type MonitoringView = z.infer<typeof monitoringView>

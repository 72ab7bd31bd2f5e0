import { z } from 'zod'
import { definitionView } from '../indicators/schema.ts'
import { longText, recordBase } from '../shapes.ts'

const year = z.coerce.number().int().min(2000).max(2099)
export const setInput = z.object({ year })

/** What keeps a set from being activated: where it is (an indicator's field, or a sub-project without one) and the figure that its sentence needs. */
export const problemKinds = [
  'empty',
  'weights_sum',
  'output_missing',
  'target_zero',
  'operator_unknown',
  'formula_missing',
  'formula_senseless',
  'unit_unfit',
  'sub_project_unknown',
] as const
export const setProblem = z.object({
  kind: z.enum(problemKinds),
  /** The sum, the sub-project, or what would fit. */
  detail: z.string(),
  code: z.string().nullable(),
  field: z.enum(['target', 'operator', 'formula', 'unit', 'weight', 'subProject']).nullable(),
})
export type SetProblem = z.infer<typeof setProblem>

/** A sign that an indicator no longer tells anything, and what could be done. */
export const wearKinds = ['no_data', 'always_full', 'far_off'] as const
export const wearAdvice = ['redefine', 'raise', 'lower', 'cancel'] as const
export const wear = z.object({
  code: z.string(),
  kind: z.enum(wearKinds),
  advice: z.enum(wearAdvice),
  /** For `raise` and `lower`: to which target. */
  target: z.string().nullable(),
  /** The deviations of the last two years, in percent, for `far_off`. */
  percents: z.array(z.string()),
  years: z.array(z.int()),
})
export type Wear = z.infer<typeof wear>

/** A set as such: its state and who put it there. */
export const setRecord = z.object({
  year: z.int(),
  state: z.enum(['draft', 'active']),
  places: z.record(z.string(), z.record(z.string(), z.string())),
  dismissals: z.record(z.string(), z.string()),
  activatedAt: z.iso.datetime().nullable(),
  activatedBy: z.string().nullable(),
  reason: z.string(),
  ...recordBase.omit({ createdAt: true, removedAt: true }).shape,
})

/** A year's set with its indicators, what they come to now, what keeps it from being activated, and which of them show wear. */
export const setView = z.object({
  year: z.int(),
  /** Null while the year has no indicator and never had one. */
  set: setRecord.nullable(),
  closedAt: z.iso.datetime().nullable(),
  /** Years that have indicators, newest first. */
  years: z.array(z.int()),
  subProjects: z.array(z.string()),
  from: z.iso.date(),
  to: z.iso.date(),
  indicators: z.array(definitionView.extend({ actual: z.string().nullable() })),
  problems: z.array(setProblem),
  wear: z.array(wear),
  measures: z.array(z.string()),
  tables: z.array(z.string()),
})
export type SetView = z.infer<typeof setView>

const version = z.int().positive()
const reason = longText.min(1).max(500)
export const activateInput = z.object({ year, version })
export const reopenInput = z.object({ year, version, reason })
export const dismissInput = z.object({
  year,
  version,
  code: z.string().min(1).max(200),
  kind: z.enum(wearKinds),
  reason: reason.nullable(),
})
export const copySetInput = z.object({ fromYear: year, toYear: year, targets: z.enum(['kept', 'decided']) })
export const copySetView = z.object({ copied: z.int(), changed: z.int(), kept: z.array(z.string()) })

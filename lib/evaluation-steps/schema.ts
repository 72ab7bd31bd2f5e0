import { z } from 'zod'
import { evaluationActions, evaluationStates } from '../evaluations/schema.ts'
import { dayText, longText, recordId, shortText } from '../shapes.ts'

const year = z.coerce.number().int().min(2000).max(2099)
/** A step is made by its id: sent again, it is the same one. `version` is the evaluation's as it was seen, 0 before its first step. */
const stepBase = z.object({ id: recordId, year, version: z.int().min(0) })
const reason = longText.max(1000)

/** A step forward says what was seen: `digest` is the whole, `digests` its parts, by which is told what has moved since. */
export const forwardInput = stepBase.extend({
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  digests: z.record(z.string().max(60), z.string().max(64)).default({}),
  note: reason.default(''),
})
export const returnInput = stepBase.extend({ to: z.enum(evaluationStates), reason })
export const reopenInput = stepBase.extend({ reason })
/** 备案: the document's number, its day and where it is kept. */
export const fileInput = stepBase.extend({ number: shortText, day: dayText, place: shortText })

export const stageRecord = z.object({ year: z.int(), state: z.enum(evaluationStates), round: z.int(), version: z.int() })

export const stepView = z.object({
  id: recordId,
  number: z.int(),
  round: z.int(),
  action: z.enum(evaluationActions),
  from: z.enum(evaluationStates),
  to: z.enum(evaluationStates),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string(),
  digest: z.string(),
  document: z.object({ number: z.string(), day: dayText, place: z.string() }).nullable(),
})
export type Step = z.infer<typeof stepView>

/** What the reader may do now; `duty` is the state from which they already acted in this round, so that somebody else has to. */
export const moveView = z.object({
  action: z.enum(evaluationActions),
  to: z.enum(evaluationStates),
  duty: z.enum(evaluationStates).nullable(),
})
export type MoveView = z.infer<typeof moveView>

/** Where a year's evaluation stands, how it came there, who holds it, and what the reader can do. */
export const stageView = stageRecord.extend({
  steps: z.array(stepView),
  /** Who may take it on from here, by name. */
  holders: z.array(z.string()),
  moves: z.array(moveView),
  /** Whether the year's indicators are held to: a draft cannot be submitted. */
  isSetActive: z.boolean(),
  tables: z.array(z.string()),
})
export type StageView = z.infer<typeof stageView>
export const stageInput = z.object({ year })

import { z } from 'zod'
import { organisationKinds } from '../organisations/schema.ts'
import { dayText, hundredthsText, longText, recordBase, recordId, shortText } from '../shapes.ts'

const points = hundredthsText.refine((text) => Number(text) > 0 && Number(text) <= 1000)
const unlike = (ids: string[]) => new Set(ids).size === ids.length
/** One criterion. The names of its parts stand in the order in which PostgreSQL keeps them, so that a form sent twice compares as equal. */
const scorecardItem = z.object({ id: recordId, name: shortText, guide: longText.nullable(), maximum: points })
export type ScorecardItem = z.infer<typeof scorecardItem>

export const scorecardInput = z.object({
  id: recordId,
  name: shortText,
  /** For organisations of this kind; null for any. */
  kind: z.enum(organisationKinds).nullable(),
  /** For this trade; null for any. */
  industry: shortText.nullable(),
  items: z
    .array(scorecardItem)
    .min(1)
    .max(50)
    .refine((items) => unlike(items.map(({ id }) => id))),
  isInUse: z.boolean(),
  note: longText.nullable(),
})
export const scorecardView = scorecardInput.extend(recordBase.shape)
export type Scorecard = z.infer<typeof scorecardView>

/** The score of one criterion, with its name and maximum as they were on that day; parts in PostgreSQL's order here too. */
const assessmentScore = z.object({ item: recordId, name: shortText, note: longText.nullable(), score: hundredthsText, maximum: points })
export type AssessmentScore = z.infer<typeof assessmentScore>

export const assessmentInput = z.object({
  id: recordId,
  organisationId: recordId,
  scorecardId: recordId,
  year: z.int().min(2000).max(2099),
  assessedOn: dayText,
  scores: z.array(assessmentScore).min(1).max(50),
  note: longText.nullable(),
})
export const assessmentView = assessmentInput.extend(recordBase.shape).extend({
  total: z.string(),
  maximum: z.string(),
  organisation: z.object({ name: z.string() }),
  scorecard: z.object({ name: z.string() }),
})
export type Assessment = z.infer<typeof assessmentView>

export const roundInput = z.object({ year: z.coerce.number().int().min(2000).max(2099) })
/** Who lived here in a year, and how each was assessed for it. */
export const roundView = z.array(
  z.object({
    organisation: z.object({
      id: recordId,
      code: z.string(),
      name: z.string(),
      kind: z.enum(organisationKinds),
      industry: z.string().nullable(),
    }),
    assessment: z.object({ id: recordId, assessedOn: dayText, total: z.string(), maximum: z.string() }).nullable(),
    /** The name of the scorecard that fits it best; null when there is none for it. */
    scorecard: z.string().nullable(),
  }),
)

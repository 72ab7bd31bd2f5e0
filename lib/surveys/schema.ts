import { z } from 'zod'
import { hundredthsText, recordBase, recordId, shortText } from '../shapes.ts'

/** mean: Σ score ÷ Σ full score. */
export const surveyMethods = ['mean'] as const

export const surveyInput = z.object({
  id: recordId,
  title: shortText,
  year: z.int().min(2000).max(2099),
  method: z.enum(surveyMethods),
})
export const surveyView = surveyInput.extend(recordBase.shape)

export const responseInput = z.object({
  id: recordId,
  surveyId: recordId,
  organisationId: recordId.nullable(),
  organisationName: shortText,
  submittedAt: z.iso.datetime({ offset: true }),
  score: hundredthsText,
  fullScore: hundredthsText,
})
export const responseView = responseInput.extend(recordBase.shape).extend({
  supersededById: recordId.nullable(),
  survey: z.object({ title: z.string() }),
})

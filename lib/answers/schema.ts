import { z } from 'zod'
import { locales } from '../locale.ts'
import { dayText, recordId, shortText } from '../shapes.ts'
import { answers, questionKinds } from '../surveys/schema.ts'

/** What a link carries after its last slash. */
const linkToken = z.string().max(100)
const instantText = z.iso.datetime()

export const surveyAsk = z.object({ token: linkToken, language: z.enum(locales) })

/** A question as somebody without an account sees it: in one language, and without the points that an answer gives. */
const askedQuestion = z.object({
  id: recordId,
  kind: z.enum(questionKinds),
  required: z.boolean(),
  title: z.string(),
  hint: z.string(),
  options: z.array(z.object({ id: recordId, title: z.string() })),
  fullScore: z.int().nullable(),
})
export type AskedQuestion = z.infer<typeof askedQuestion>

/** early: not yet open. over: its last day has passed. closed: somebody closed it. used: this organisation's own link has been answered by. */
export const askedStates = ['early', 'open', 'over', 'closed', 'used'] as const

/** What a link to a survey opens; the questions of one that is not open yet stay with the house. */
export const askedSurvey = z.object({
  title: z.string(),
  intro: z.string(),
  state: z.enum(askedStates),
  opensOn: dayText.nullable(),
  closesOn: dayText.nullable(),
  /** Whose own link it is, and when it was used; null of the link that is open to everybody. */
  organisationName: z.string().nullable(),
  answeredAt: instantText.nullable(),
  revision: z.int(),
  questions: z.array(askedQuestion),
})
export type AskedSurvey = z.infer<typeof askedSurvey>

/**
 * An answer: its id is made by the device, so that one that is sent again is the same. `revision` is that of the questions that were answered;
 * whoever has an organisation's own link need not name it.
 */
export const answerInput = z.object({
  id: recordId,
  token: linkToken,
  revision: z.int().positive(),
  language: z.enum(locales),
  organisationName: shortText.nullable(),
  answers,
})
/** When the answer was kept, and whether it takes the place of an earlier one of the same organisation. */
export const answerReceipt = z.object({ id: recordId, submittedAt: instantText, replaces: z.boolean() })

import { z } from 'zod'
import { dayText, longText, shortText } from '../shapes.ts'

const linkToken = z.string().max(100)
const instantText = z.iso.datetime()

export const confirmationAsk = z.object({ token: linkToken })

/** What one side of a match has said of it. */
const confirmationAnswer = z.object({
  agrees: z.boolean(),
  confirmedBy: z.string(),
  confirmedAt: instantText,
  note: z.string().nullable(),
  changeableUntil: instantText,
})
/** A match as the side that holds the link sees it; `ended` matches and answers of more than 30 days can be read only. */
export const confirmationView = z.object({
  side: z.enum(['resident', 'counterpart']),
  organisation: z.string(),
  counterpart: z.string(),
  reachedOn: dayText,
  stage: z.string(),
  state: z.enum(['open', 'settled', 'ended']),
  answer: confirmationAnswer.nullable(),
})

/** One side's answer: it agrees, or it says in `note` what is not so. */
export const confirmationInput = z
  .object({ token: linkToken, agrees: z.boolean(), confirmedBy: shortText.max(60), note: longText.max(1000).nullable() })
  .refine(({ agrees, note }) => agrees || (note ?? '') !== '', { path: ['note'] })

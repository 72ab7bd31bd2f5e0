import { z } from 'zod'
import { dayText, longText, phoneText, recordId, shortText } from '../shapes.ts'

const linkToken = z.string().max(100)

/** What the form needs to be drawn: what can be asked for, and whose link it is. `token` is an organisation's own link, or nothing. */
export const askingAsk = z.object({ token: linkToken.nullable().default(null) })
export const askingView = z.object({
  organisation: z.string().nullable(),
  categories: z.array(z.object({ name: z.string(), nameEn: z.string().nullable(), promisedDays: z.int() })),
})

/** The form that anybody may send, without an account. */
export const askForm = z.object({
  id: recordId,
  token: linkToken.nullable(),
  organisationName: shortText,
  category: shortText,
  summary: longText.min(5),
  contactName: shortText.max(60),
  contactPhone: phoneText,
  consent: z.literal(true),
  /** Nobody sees this field: who fills it in is a machine. */
  website: z.literal(''),
})
/** What the sender keeps: the number, and the token of the page that tells where it stands. */
export const askReceipt = z.object({ code: z.string(), sentAt: z.iso.datetime(), token: linkToken })

export const askedAsk = z.object({ token: linkToken })
/** Where a request stands, for whoever holds its link: nothing of who asked, and nothing of the text. */
export const askedView = z.object({
  code: z.string(),
  category: z.string(),
  receivedOn: dayText,
  status: z.string(),
  promisedOn: dayText.nullable(),
  closedOn: dayText.nullable(),
  /** What came of it, or why it was declined or withdrawn. */
  answer: z.string().nullable(),
  score: z.int().nullable(),
})
export const rateInput = z.object({ token: linkToken, id: recordId, score: z.int().min(1).max(5), note: longText.max(1000).nullable() })

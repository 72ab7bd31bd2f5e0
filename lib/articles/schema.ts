import { z } from 'zod'
import { dayText, recordBase, recordId, shortText } from '../shapes.ts'

const count = z.int().min(0).max(1_000_000_000)

/** People (users) and times are different measures; what the account did not report stays null. */
export const articleFigures = z.object({
  readUsers: count.nullable(),
  readTimes: count.nullable(),
  shareUsers: count.nullable(),
  shareTimes: count.nullable(),
  followsAfter: count.nullable(),
  deliveredUsers: count.nullable(),
})
export const articleInput = z.object({
  id: recordId,
  mid: z.string().regex(/^\d{1,20}$/),
  idx: z.int().min(1).max(100),
  title: shortText,
  publishedOn: dayText,
  url: z
    .url({ protocol: /^https?$/ })
    .max(1000)
    .nullable(),
  ...articleFigures.shape,
  /** The day up to which the figures count; today when nothing is said. */
  asOfOn: dayText.optional(),
})
export const articleView = articleInput
  .extend(recordBase.shape)
  .extend({ url: z.string().nullable(), mid: z.string(), asOfOn: dayText, figuresOn: z.record(z.string(), dayText) })

/** What was once seen of an article's figures: null where it was not told. `day` is the day up to which they count. */
export const articleObservation = articleFigures.extend({
  id: recordId,
  day: dayText,
  observedAt: z.iso.datetime(),
  source: z.enum(['import', 'form', 'api']),
  actor: z.string(),
  actorName: z.string().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
})
export type ArticleObservation = z.infer<typeof articleObservation>
/** People who read and shared an article on one day; people of different days are not added up. */
export const articleDay = z.object({ day: dayText, readUsers: count.nullable(), shareUsers: count.nullable() })
export const articleSeen = z.object({
  /** Oldest first. */
  observations: z.array(articleObservation),
  days: z.array(articleDay),
  tables: z.array(z.string()),
})

export const followerDayInput = z.object({
  id: recordId,
  day: dayText,
  newUsers: count.nullable(),
  cancelledUsers: count.nullable(),
  totalUsers: count,
})
export const followerDayView = followerDayInput.extend(recordBase.shape)

/** Days of the followers from one to another, both ends included: at most four years of them. */
export const seriesInput = z.object({ from: dayText, to: dayText })
export const followerSeries = z.object({
  days: z.array(followerDayInput),
  /** The first and the last day that have figures at all. */
  first: dayText.nullable(),
  last: dayText.nullable(),
  tables: z.array(z.string()),
})

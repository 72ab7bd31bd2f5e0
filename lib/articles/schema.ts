import { z } from 'zod'
import { dayText, recordBase, recordId, shortText } from '../shapes.ts'

const count = z.int().min(0).max(1_000_000_000)

/** People (users) and times are different measures; what the account did not report stays null. */
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
  readUsers: count.nullable(),
  readTimes: count.nullable(),
  shareUsers: count.nullable(),
  shareTimes: count.nullable(),
  followsAfter: count.nullable(),
  deliveredUsers: count.nullable(),
})
export const articleView = articleInput.extend(recordBase.shape).extend({ url: z.string().nullable(), mid: z.string() })

export const followerDayInput = z.object({
  id: recordId,
  day: dayText,
  newUsers: count.nullable(),
  cancelledUsers: count.nullable(),
  totalUsers: count,
})
export const followerDayView = followerDayInput.extend(recordBase.shape)

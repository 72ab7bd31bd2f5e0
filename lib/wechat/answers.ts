import { z } from 'zod'
import { dayText } from '../shapes.ts'

const figure = z.int().min(0)
/** `12003_3` is the third article of message 12003: the `mid` and `idx` of its address. */
const msgid = z
  .string()
  .regex(/^\d{1,20}_[1-9]\d?$/)
  .transform((id) => ({ mid: id.split('_')[0] ?? '', idx: Number(id.split('_')[1]) }))

/** What comes with every answer: rows, or a code; `is_delay` says that the figures are not complete yet. */
export const envelope = z.object({
  errcode: z.int().optional(),
  errmsg: z.string().optional(),
  list: z.array(z.unknown()).optional(),
  is_delay: z.boolean().optional(),
})
export const tokenAnswer = z.object({
  access_token: z.string().min(1).max(2048).optional(),
  expires_in: z.int().positive().optional(),
  errcode: z.int().optional(),
  errmsg: z.string().optional(),
})

/** One row a day and source: of a day they are added up. */
export const userSummary = z.object({ ref_date: dayText, new_user: figure, cancel_user: figure })
export const userCumulate = z.object({ ref_date: dayText, cumulate_user: figure })
/** People of all articles together on a day, and how many were published on it. */
export const bizSummary = z.object({
  ref_date: dayText,
  detail: z.object({ read_user: figure.optional(), share_user: figure.optional(), send_page_count: figure.optional() }),
})
export const articleRead = z.object({ ref_date: dayText, msgid, detail: z.object({ read_user: figure.optional() }) })
export const articleShare = z.object({ ref_date: dayText, msgid, detail: z.object({ share_user: figure.optional() }) })
/** An article by its day of publication, with the sums of people from then up to each `stat_date`. Times are not told. */
export const articleTotal = z.object({
  ref_date: dayText,
  msgid,
  title: z.string().optional(),
  content_url: z.string().optional(),
  detail_list: z.array(
    z.object({ stat_date: dayText, read_user: figure.optional(), share_user: figure.optional(), read_subscribe_user: figure.optional() }),
  ),
})
export type ArticleTotal = z.infer<typeof articleTotal>

import { z } from 'zod'
import { passwordText, recordId } from '../shapes.ts'

export const linkInput = z.object({ id: recordId, userId: recordId })
export const linkView = z.object({
  id: recordId,
  url: z.string(),
  madeBy: z.string(),
  expiresAt: z.iso.datetime(),
  mailedAt: z.iso.datetime().nullable(),
})
export type LinkView = z.infer<typeof linkView>
/** The way that a link went by mail: null when the server took it, else why not. */
export const mailedView = z.object({ reason: z.string().nullable() })
export const tokenInput = z.object({ token: z.string().max(200) })
export const joinInput = tokenInput.extend({ password: passwordText })
/** What somebody who follows a link sees; null when it is used, over, taken back or never was. */
export const joinView = z.object({ userName: z.string(), name: z.string(), isNew: z.boolean(), expiresAt: z.iso.datetime() }).nullable()

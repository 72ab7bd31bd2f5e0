import { z } from 'zod'
import { dayText, recordId, shortText } from '../shapes.ts'

/** What a link carries after its last slash. */
const linkToken = z.string().max(100)
const instantText = z.iso.datetime()

/** What the poster's code opens: an event, and whether its sign-in is early, open, over or cancelled. */
export const arrivalAsk = z.object({ token: linkToken })
export const arrivalView = z.object({
  eventId: recordId,
  title: z.string(),
  heldOn: dayText,
  startsAt: instantText.nullable(),
  venue: z.string().nullable(),
  state: z.enum(['early', 'open', 'over', 'cancelled']),
  opensAt: instantText,
})

/** A visitor's own sign-in: the id is made by the device, so that a repeated one is the same. `heads` counts the visitor and whoever came along. */
export const arrivalInput = z.object({
  id: recordId,
  token: linkToken,
  visitorName: shortText.max(60),
  organisationName: shortText,
  heads: z.int().min(1).max(50),
})
/** When somebody was signed in; `id` and the moment until which it can be taken back are only for the device that did it. */
export const arrivalReceipt = z.object({ id: recordId.nullable(), signedAt: instantText, undoUntil: instantText.nullable() })

export const arrivalUndo = z.object({ id: recordId, token: linkToken })

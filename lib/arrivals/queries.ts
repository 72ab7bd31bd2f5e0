import { fromColumn } from '../day.ts'
import type { Db } from '../db.ts'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { readPublicLink } from '../public-link.ts'
import { countLook } from '../throttle.ts'
import { arrivalState, arrivalWindow } from './rules.ts'
import { arrivalAsk, arrivalView } from './schema.ts'

/** The event that a link opens. NOT_FOUND for a link that was forged, cut short or replaced, and for an event that is gone: all are told the same. */
export async function linkedEvent(db: Pick<Db, 'event'>, token: string) {
  const link = readPublicLink('arrive', token)
  const event = link && (await db.event.findFirst({ where: { id: link.id, signInRound: link.round, removedAt: null } }))
  if (!event) throw fail('NOT_FOUND')
  return { ...event, heldOn: fromColumn(event.heldOn) }
}

/** What a visitor sees who scanned the poster: the event's title, day and place, and whether sign-in is open now. Nothing of who else is there. */
export const openArrival = query('public.arrive')
  .input(arrivalAsk)
  .output(arrivalView)
  .handler(async ({ input, context: { db, address } }) => {
    await countLook(address)
    const event = await linkedEvent(db, input.token)
    return {
      eventId: event.id,
      title: event.title,
      heldOn: event.heldOn,
      startsAt: event.startsAt?.toISOString() ?? null,
      venue: event.venue,
      state: arrivalState(event, new Date()),
      opensAt: arrivalWindow(event).opensAt.toISOString(),
    }
  })

import { type Day, plusDays } from '../day.ts'

const hour = 3_600_000
/** How long before an event's beginning people may sign in, in milliseconds. */
const aheadMs = 2 * hour
/** How long a visitor may take a sign-in back, in milliseconds. */
const undoMs = 10 * 60_000

type Scheduled = { heldOn: Day; startsAt: Date | null; status: string }
export type ArrivalState = 'early' | 'open' | 'over' | 'cancelled'

/** From when until when visitors sign in: on the house's day of the event alone, and not before two hours ahead of its beginning. */
export function arrivalWindow({ heldOn, startsAt }: Scheduled): { opensAt: Date; closesAt: Date } {
  const midnight = new Date(`${heldOn}T00:00:00+08:00`)
  const closesAt = new Date(`${plusDays(heldOn, 1)}T00:00:00+08:00`)
  const ahead = new Date((startsAt ?? midnight).getTime() - aheadMs)
  // a beginning on another day is a slip of whoever typed it: the day is what the poster says
  return { opensAt: ahead > midnight && ahead < closesAt ? ahead : midnight, closesAt }
}

/** Whether a visitor may sign in at a moment, and if not, why. */
export function arrivalState(event: Scheduled, now: Date): ArrivalState {
  const { opensAt, closesAt } = arrivalWindow(event)
  if (event.status === 'cancelled') return 'cancelled'
  if (now < opensAt) return 'early'
  return now < closesAt ? 'open' : 'over'
}

/** Until when a sign-in can be taken back by the device that made it. */
export const undoUntil = (signedAt: Date): Date => new Date(signedAt.getTime() + undoMs)

import type { Day } from './day.ts'

/** What a clock in some place shows at an instant: its day, and the minutes after midnight. */
export type WallTime = { day: Day; minute: number }

const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, ...parts })
  clocks.set(zone, made)
  return made
}

/** What the clock of a zone (`Asia/Shanghai`) shows at an instant. */
export function wallTime(instant: Date, zone: string): WallTime {
  const [day = '', time = ''] = clockOf(zone).format(instant).split(' ')
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return { day, minute: hours * 60 + minutes }
}

const minuteMs = 60_000
const dayMs = 86_400_000
const asUtc = ({ day, minute }: WallTime): number => Date.parse(`${day}T00:00:00Z`) + minute * minuteMs
const offsetAt = (instant: number, zone: string): number =>
  asUtc(wallTime(new Date(instant), zone)) - Math.floor(instant / minuteMs) * minuteMs

/**
 * The instant at which the clock of a zone shows a time of a day. Where clocks are put back, the first of the two; where they are put forward and
 * skip it, as long after the jump as it would have been after the hour that is missing.
 */
export function instantAt(wall: WallTime, zone: string): Date {
  const wanted = asUtc(wall)
  const [before, after] = [wanted - offsetAt(wanted - dayMs, zone), wanted - offsetAt(wanted + dayMs, zone)]
  const shown = [before, after].filter((instant) => asUtc(wallTime(new Date(instant), zone)) === wanted)
  return new Date(shown.length > 0 ? Math.min(...shown) : before)
}

import { type Day, houseZone, plusDays } from '../day.ts'
import type { Role } from '../permissions.ts'
import { instantAt, wallTime } from '../zoned.ts'
import type { DigestKind, DigestTime } from './schema.ts'

type Stored = Omit<DigestTime, 'nextAt'>
const hears: readonly Role[] = ['officer', 'office', 'head', 'director']
/** Monday and the first, at eight: whoever answers for the year gets the week in the app and by mail, the month by nobody until asked for. */
export const defaultTime = (role: Role, kind: DigestKind): Stored => ({
  ...{
    kind,
    isOn: kind === 'weekly' && hears.includes(role),
    day: 1,
    hour: 8,
    zone: houseZone,
    skipsSame: true,
    version: null,
    isDefault: true,
  },
  channels: ['app', 'mail'],
})

/** Monday is 1. A day of the calendar has the same weekday wherever its clock stands. */
const weekdayOf = (day: Day): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7

type Hour = Pick<DigestTime, 'kind' | 'day' | 'hour' | 'zone'>
const isDayOf = ({ kind, day }: Hour, local: Day): boolean =>
  kind === 'weekly' ? weekdayOf(local) === day : Number(local.slice(8)) === day
const at = ({ hour, zone }: Hour, local: Day): Date => instantAt({ day: local, minute: hour * 60 }, zone)

/** The last hour up to an instant at which a digest was due, and its day on that clock, which names it. */
export function lastDue(time: Hour, now: Date): { slot: Day; dueAt: Date } {
  for (let local = wallTime(now, time.zone).day; ; local = plusDays(local, -1))
    if (isDayOf(time, local) && at(time, local) <= now) return { slot: local, dueAt: at(time, local) }
}
/** The next one after an instant. */
export function nextDue(time: Hour, now: Date): Date {
  for (let local = wallTime(now, time.zone).day; ; local = plusDays(local, 1))
    if (isDayOf(time, local) && at(time, local) > now) return at(time, local)
}

/** Whether spending is ahead of the calendar by some percentage points, behind it, or neither. */
export function sideOf(ahead: string | null): 'ahead' | 'behind' | 'none' {
  if (ahead === null || Number(ahead) === 0) return 'none'
  return ahead.startsWith('-') ? 'behind' : 'ahead'
}

import { dayOf, plusDays, startOfDay } from '../day.ts'

/** An archive in its folder. */
export type Kept = { fileName: string; madeAt: Date }

/** The name of an archive made at a moment, told in UTC: `chamber-20261127-213000Z.tar.gz`. */
export const namedAt = (madeAt: Date): string =>
  `chamber-${madeAt.toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}Z.tar.gz`

const dayMs = 86_400_000

/**
 * Which archives need not be kept any longer: those beyond the newest `count`, and those older than `days`; the newest one always stays, however old it is.
 */
export function archivesToRemove(archives: readonly Kept[], { count, days }: { count: number; days: number }, now: Date): string[] {
  return [...archives]
    .sort((one, other) => other.madeAt.getTime() - one.madeAt.getTime())
    .filter(({ madeAt }, place) => place > 0 && (place >= count || now.getTime() - madeAt.getTime() > days * dayMs))
    .map(({ fileName }) => fileName)
}

/** The last moment up to `now` at which a daily backup was due: its day, and the instant; the house's clock is eight hours ahead of UTC. */
export function lastDue(hour: number, now: Date): { day: string; dueAt: Date } {
  const today = dayOf(now)
  const at = (day: string) => new Date(startOfDay(day).getTime() + hour * 3_600_000)
  const day = at(today) <= now ? today : plusDays(today, -1)
  return { day, dueAt: at(day) }
}

/** A daily backup that failed is tried again after these minutes, twice; the day after there is another. */
export const retryMinutes = [30, 120]

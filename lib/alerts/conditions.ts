import { completenessOf } from '../completeness/read.ts'
import { type Day, dayOf, lastOfMonth, plusDays, yearOf } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { measuresDue, papersExpiring, rectificationsOverdue, requestsDue, surveysClosing } from './dues.ts'
import { budgetPace, lightsOn, valuesCrossed, type Watched, watched, watchedYear, withoutData } from './figures.ts'
import type { AlertKind, Params, Severity } from './schema.ts'
import { stepsWaiting } from './steps.ts'

/** Something that is so now and may be worth telling. One that has the same kind, subject, period and variant later is the same. */
export type Condition = {
  kind: AlertKind
  subject: string
  period: string
  variant: string
  severity: Severity
  params: Params
  path: string
}
/** The limits that anybody asks for, by kind; what nobody asks for is not looked at. */
export type Limits = ReadonlyMap<AlertKind, ReadonlySet<string>>

/** All that is so at an instant, on the house's clock. */
export async function conditionsAt(on: Db | Tx, now: Date, limits: Limits): Promise<Condition[]> {
  const day = dayOf(now)
  const year = await watchedYear(on, day)
  const seen = year === null ? null : await watched(on, year, day)
  return [
    ...(seen ? await figuresAt(on, seen, limits) : []),
    ...(await monthsLacking(day, year, limits)),
    ...(await requestsDue(on, day, limits)),
    ...(await papersExpiring(on, day, limits)),
    ...(await surveysClosing(on, day, limits)),
    ...(await measuresDue(on, day, limits)),
    ...(await rectificationsOverdue(on, day, limits)),
    ...(await stepsWaiting(on, now, limits)),
    ...(await waysBroken(on, limits)),
  ]
}

async function figuresAt(on: Db | Tx, seen: Watched, limits: Limits): Promise<Condition[]> {
  return [
    ...lightsOn(seen, limits),
    ...(limits.has('value') ? await valuesCrossed(on, seen) : []),
    ...(await withoutData(on, seen, limits)),
    ...budgetPace(seen, limits),
  ]
}

/** Months of the year looked at that are due and not whole; at its beginning also those of the year before, which are due then. */
async function monthsLacking(day: Day, watchedYear: number | null, limits: Limits): Promise<Condition[]> {
  if (!limits.has('missing')) return []
  const running = watchedYear === null || watchedYear === yearOf(day)
  const years = running ? [...new Set([yearOf(plusDays(day, -45)), yearOf(day)])] : [watchedYear]
  const found: Condition[] = []
  for (const year of years) {
    const grid = await completenessOf(year, day)
    for (const { month, open, owner } of grid.months) {
      if (open === 0 || month < grid.opened || lastOfMonth(month) >= day) continue
      const params = { month: month.slice(0, 7), open, owner: owner?.owner ?? '' }
      const path = `/completeness?year=${year}`
      found.push({ kind: 'missing', subject: month.slice(0, 7), period: String(year), variant: '', severity: 'soon', params, path })
    }
  }
  return found
}

/** A way out of the house that failed after it last worked. */
async function waysBroken(on: Db | Tx, limits: Limits): Promise<Condition[]> {
  if (!limits.has('channel')) return []
  const states = await on.channelState.findMany({ where: { failedAt: { not: null } } })
  return states.flatMap(({ channel, okAt, failedAt, reason }): Condition[] => {
    if (!failedAt || (okAt && okAt > failedAt)) return []
    return [
      {
        ...{ kind: 'channel', subject: channel, period: '', variant: '', severity: 'urgent' },
        params: { channel, reason: reason ?? 'unexpected' },
        path: '/alerts/channels',
      },
    ]
  })
}

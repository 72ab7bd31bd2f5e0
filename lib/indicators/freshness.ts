import { differenceInCalendarDays, parseISO } from 'date-fns'
import { type Day, earlier, later, type Period, plusDays, today } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { measures } from '../facts/rules.ts'
import type { Formula } from './schema.ts'

/**
 * How new the records behind a figure are: the day of the newest one that counts, its age in days as seen from the period's end, and for what is
 * logged daily how many days of the period have none (from the first day ever logged on); null where a day without a record is nothing unusual.
 */
export type Freshness = { newestOn: Day | null; ageDays: number | null; missingDays: number | null }

type Found = { place: number; newest: Day | null; first: Day | null; days: number }
const daysIn = ({ from, to }: Period): number => Math.max(0, differenceInCalendarDays(parseISO(to), parseISO(from)) + 1)

/** The freshness of several formulas in a period, in one round trip. A budget, which is written once, makes no figure new. */
export async function freshnessOf(db: Db | Tx, formulas: readonly (Formula | null)[], period: Period, now = today()): Promise<Freshness[]> {
  // a day's figures come the morning after
  const whole = { from: period.from, to: earlier(period.to, plusDays(now, -1)) }
  const wanted = formulas.flatMap((formula, place) =>
    [formula?.numerator, formula?.denominator].flatMap((term) =>
      term && !term.measure.startsWith('budget.')
        ? [{ place, measure: term.measure, facets: term.facets.length > 0 ? term.facets : null, daily: isDaily(term.measure) }]
        : [],
    ),
  )
  const found = await db.$queryRaw<Found[]>`
    select t.place, max(n.day)::text as newest, min(d.first)::text as first, coalesce(max(d.days), 0)::int as days
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as t (place int, measure text, facets text[], daily boolean)
    left join lateral (
      select k.day from rollup k where k.measure = t.measure and k.day <= ${period.to}::date and (t.facets is null or k.facet = any (t.facets))
      group by k.day having sum(k.records) > 0 order by k.day desc limit 1) n on true
    left join lateral (
      select min(k.day) as first, count(distinct k.day) filter (where k.day >= ${period.from}::date) as days
      from rollup k where t.daily and k.measure = t.measure and k.day <= ${whole.to}::date and k.records > 0) d on true
    group by t.place`
  const known = new Map(found.map((row) => [row.place, row]))
  return formulas.map((formula, place) => freshness(formula, known.get(place), period, whole))
}

const isDaily = (measure: keyof typeof measures): boolean => 'daily' in measures[measure]

function freshness(formula: Formula | null, found: Found | undefined, period: Period, whole: Period): Freshness {
  const newestOn = found?.newest ?? null
  const ageDays = newestOn === null ? null : differenceInCalendarDays(parseISO(period.to), parseISO(newestOn))
  const isExpected = formula !== null && isDaily(formula.numerator.measure) && found?.first
  const expected = isExpected ? daysIn({ from: later(whole.from, found.first ?? whole.from), to: whole.to }) : 0
  return { newestOn, ageDays, missingDays: isExpected ? Math.max(0, expected - found.days) : null }
}

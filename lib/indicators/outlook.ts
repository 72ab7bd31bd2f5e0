import { type Day, firstOfYear, lastOfYear, type Period, yearOf } from '../day.ts'
import type { Db, Tx } from '../db.ts'
import { readTerms } from '../facts/read.ts'
import { monthEndsTo } from '../period.ts'
import { type Forecast, forecastOf } from './forecast.ts'
import { actualsFrom, actualsOf, termsOf } from './read.ts'
import type { Formula } from './schema.ts'

/** One figure's year as seen from a day: its actual up to each month's end and up to that day, and what it will come to. */
export type Outlook = { months: (string | null)[]; forecast: Forecast | null }

/** The years of several formulas up to a day, each with its forecast: from this year's months and those of the year before. */
export async function outlooksOf(db: Db | Tx, formulas: readonly (Formula | null)[], asOf: Day): Promise<Outlook[]> {
  const year = yearOf(asOf)
  const ends = monthEndsTo(asOf).slice(0, -1)
  const before = lastOfYear(year - 1)
  const indicators = formulas.map((formula) => ({ formula }))
  const asked = formulas.map((formula) => [
    ...ends.map((to) => heldTerms(formula, to, asOf)),
    ...monthEndsTo(before).map((to) => heldTerms(formula, to, before)),
  ])
  const known = await actualsOf(db, indicators, [{ from: firstOfYear(year), to: asOf }])
  const earlier = actualsFrom(indicators, asked, await readTerms(db, asked.flat(2)))
  return formulas.map((formula, place) => {
    const months = [...(earlier[place] ?? []).slice(0, ends.length), known[place]?.[0] ?? null]
    const lastYear = (earlier[place] ?? []).slice(ends.length)
    return { months, forecast: formula && forecastOf({ formula, year, asOf, actuals: months, lastYear }) }
  })
}

/** From the year's first day to a month's end; a ratio to the budget against the budget as it is at the end of what is known, so that only payments move it. */
function heldTerms(formula: Formula | null, to: Day, known: Day) {
  const period: Period = { from: firstOfYear(yearOf(to)), to }
  return termsOf(formula, period, formula?.denominator?.measure.startsWith('budget.') ? { ...period, to: known } : undefined)
}

import { getDayOfYear, getDaysInYear, parseISO } from 'date-fns'
import { type Day, firstOfYear, lastOfMonth, lastOfYear, yearProgress } from '../day.ts'
import { Decimal } from '../money.ts'
import { accumulates, isShare } from './rules.ts'
import type { Formula } from './schema.ts'

/**
 * How a year-end is foreseen. `final`: the year is over, it is what it is · `seasonal`: as much is still to come as last year's share after this day says ·
 * `pace`: as many a day as until now · `held`: a rate or a level stays where it is. The words for users stand in `forecast.methods` of the messages.
 */
export const forecastMethods = ['final', 'seasonal', 'pace', 'held'] as const
export type ForecastMethod = (typeof forecastMethods)[number]
/** What a figure will come to at the year's end, and between what it will probably lie; decimals as text, `low` ≤ `value` ≤ `high`. */
export type Forecast = { method: ForecastMethod; value: string; low: string; high: string }

export type ForecastAsk = {
  formula: Formula
  year: number
  /** The last day that the actuals know of. */
  asOf: Day
  /** The actual from the year's first day up to each month's end, the last one up to `asOf`; of a ratio to the budget against the budget as it is now. */
  actuals: readonly (string | null)[]
  /** The same for the twelve months of the year before; empty or nulls where there was none. */
  lastYear: readonly (string | null)[]
}

const zero = new Decimal(0)
/** Below this share of last year by the same day, dividing by it would make a forecast out of chance: what came after is added instead. */
const leastShare = 0.1

/** The year-end of one figure, and how sure it is; null while nothing was logged. A range is one standard deviation of what the months brought. */
export function forecastOf(ask: ForecastAsk): Forecast | null {
  const last = ask.actuals.at(-1) ?? null
  if (last === null) return null
  if (ask.asOf >= lastOfYear(ask.year)) return { method: 'final', value: last, low: last, high: last }
  return accumulates(ask.formula) ? growing(ask, new Decimal(last)) : held(ask, new Decimal(last))
}

/** Once something was logged, what was not logged before it was nothing. */
const sums = (values: readonly (string | null)[]): Decimal[] => values.map((value) => new Decimal(value ?? 0))

function growing(ask: ForecastAsk, now: Decimal): Forecast {
  const expected = ask.lastYear.at(11) == null ? null : seasonal(ask, now)
  const { method, value, shape } = expected ?? pace(ask, now)
  const most = mostOf(ask, now)
  const aim = Decimal.max(now, Decimal.min(value, most))
  const spread = spreadOf(ask, shape, aim.sub(now))
  return rounded(ask, method, aim, [now, most], spread)
}

/** What is foreseen, and what each whole month up to now would have brought by the same rule. */
type Foreseen = { method: ForecastMethod; value: Decimal; shape: Decimal[] }

function seasonal({ asOf, lastYear }: ForecastAsk, now: Decimal): Foreseen | null {
  const before = sums(lastYear)
  const whole = before[11] ?? zero
  if (whole.lte(0)) return null
  const then = atSameDay(before, asOf)
  const isLittle = then.lt(whole.mul(leastShare))
  const grown = isLittle ? new Decimal(1) : now.div(then)
  const value = isLittle ? now.add(whole.sub(then)) : whole.mul(grown)
  return { method: 'seasonal', value, shape: steps(before.slice(0, wholeMonths(asOf))).map((month) => month.mul(grown)) }
}

function pace({ year, asOf }: ForecastAsk, now: Decimal): Foreseen {
  const onDay = (day: number) => now.mul(day).div(dayOfYear(asOf))
  const ends = Array.from({ length: wholeMonths(asOf) }, (_, at) => lastOfMonth(`${year}-${String(at + 1).padStart(2, '0')}-01`))
  return {
    method: 'pace',
    value: onDay(getDaysInYear(parseISO(firstOfYear(year)))),
    shape: steps(ends.map((end) => onDay(dayOfYear(end)))),
  }
}

/** Last year's running total on the same day, as if the month had brought the same each day. */
function atSameDay(before: readonly Decimal[], asOf: Day): Decimal {
  const month = Number(asOf.slice(5, 7))
  const start = before[month - 2] ?? zero
  const part = new Decimal(asOf.slice(8)).div(lastOfMonth(asOf).slice(8))
  return start.add((before[month - 1] ?? start).sub(start).mul(part))
}

const dayOfYear = (day: Day): number => getDayOfYear(parseISO(day))
const wholeMonths = (asOf: Day): number => Number(asOf.slice(5, 7)) - (asOf === lastOfMonth(asOf) ? 0 : 1)
const steps = (totals: readonly Decimal[]): Decimal[] => totals.map((total, at) => total.sub(totals[at - 1] ?? zero))
/** How many months are still to come, in parts of a year's twelve. */
const monthsLeft = (year: number, asOf: Day): number => (1 - yearProgress(year, asOf)) * 12

/** Months that are covered cannot be more than the year has, nor more than are left. */
function mostOf({ formula, asOf }: ForecastAsk, now: Decimal): Decimal {
  if (formula.numerator.reducer !== 'months_covered' || formula.denominator) return new Decimal(Number.POSITIVE_INFINITY)
  return Decimal.min(now.add(new Decimal(12 - wholeMonths(asOf)).mul(formula.scale)), new Decimal(12).mul(formula.scale))
}

/** What the months differed from the rule by, over the months to come; while fewer than two are known, as much again as is still to come. */
function spreadOf(ask: ForecastAsk, shape: readonly Decimal[], toCome: Decimal): Decimal {
  const brought = steps(sums(ask.actuals.slice(0, shape.length)))
  if (shape.length < 2) return toCome
  const off = brought.map((month, at) => month.sub(shape[at] ?? zero))
  return deviation(off).mul(Math.sqrt(monthsLeft(ask.year, ask.asOf)))
}
const deviation = (values: readonly Decimal[]): Decimal =>
  values
    .reduce((sum, value) => sum.add(value.pow(2)), zero)
    .div(values.length)
    .sqrt()

function held(ask: ForecastAsk, now: Decimal): Forecast {
  const known = ask.actuals.slice(0, wholeMonths(ask.asOf)).flatMap((value) => (value === null ? [] : [new Decimal(value)]))
  const moves = steps(known).slice(1)
  const spread = moves.length === 0 ? zero : deviation(moves).mul(Math.sqrt(monthsLeft(ask.year, ask.asOf)))
  const isWithin = isShare(ask.formula) && now.lte(100)
  const least = now.gte(0) ? zero : new Decimal(Number.NEGATIVE_INFINITY)
  return rounded(ask, 'held', now, [least, isWithin ? new Decimal(100) : new Decimal(Number.POSITIVE_INFINITY)], spread)
}

/** Whole numbers for what is counted, two decimals for the rest; rounded outwards, and never out of what is possible. */
function rounded(ask: ForecastAsk, method: ForecastMethod, value: Decimal, [least, most]: [Decimal, Decimal], spread: Decimal): Forecast {
  const places = ask.formula.denominator === null && new Decimal(ask.formula.scale).eq(1) ? 0 : 2
  const within = (number: Decimal) => Decimal.max(least, Decimal.min(most, number))
  const aim = method === 'held' ? value : within(value.toDecimalPlaces(places))
  const low = within(value.sub(spread).toDecimalPlaces(places, Decimal.ROUND_FLOOR))
  const high = within(value.add(spread).toDecimalPlaces(places, Decimal.ROUND_CEIL))
  const text = (number: Decimal) => number.toDecimalPlaces(10).toFixed()
  return { method, value: text(aim), low: text(Decimal.min(low, aim)), high: text(Decimal.max(high, aim)) }
}

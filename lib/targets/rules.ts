import { deviationPercent } from '../evaluations/rules.ts'
import { Decimal } from '../money.ts'
import type { Capacity, Suggestion } from './schema.ts'

/** How much more than the last year a target may ask for, in percent a year, unless somebody says otherwise. */
export const usualGrowth = '10'
/** From which deviation on a past target and its result are called too far apart, in percent. */
const farApart = 20
const one = new Decimal(1)

/** A year that is over: what an indicator came to, and what was asked of it then (null where it was no indicator yet). */
export type PastYear = { year: number; actual: string | null; target: string | null }
export type Asked = {
  operator: string
  unit: string
  /** This year's target. */
  target: string
  /** Oldest first; years that are over only. */
  past: readonly PastYear[]
  capacity: Capacity | null
  growthPercent: string
}

/**
 * A target for the next year: the last result, carried on by its own trend within the growth allowed. It does not go below what was asked before
 * (≤: above it) unless that was missed two years running, not beyond what can be had (100 %, seats, budget), and is never zero.
 */
export function suggestTarget({ operator, unit, target, past, capacity, growthPercent }: Asked): Suggestion {
  const isLower = operator === '≤'
  const current = new Decimal(target)
  const limit = new Decimal(growthPercent).div(100)
  const known = past.flatMap(({ year, actual, target: asked }) =>
    actual === null ? [] : [{ year, actual: new Decimal(actual), asked: asked ?? target }],
  )
  const last = known.at(-1)
  const cap = isLower ? null : capOf(unit, capacity)
  const said = (value: Decimal, rest: Omit<Suggestion, 'target' | 'cap' | 'notes'>): Suggestion => {
    const capped = cap && value.gt(cap.value) ? new Decimal(cap.value) : value
    return {
      ...rest,
      target: capped.toFixed(),
      cap,
      notes: notesOf(operator, target, past),
      bound: capped.eq(value) ? rest.bound : 'capacity',
    }
  }
  if (!last) return said(current, { method: 'no_data', basis: null, growthPercent: null, bound: null })
  const trend = trendOf(known)
  const growth = Decimal.max(limit.neg(), Decimal.min(limit, trend))
  const raw = last.actual.mul(one.add(growth))
  const step = stepOf(current)
  const missedTwice =
    known.length > 1 && known.slice(-2).every(({ actual, asked }) => new Decimal(deviationOf(operator, asked, actual)).lt(0))
  const missed = current
    .mul(isLower ? one.add(limit) : one.sub(limit))
    .div(step)
    .toDecimalPlaces(0, isLower ? Decimal.ROUND_DOWN : Decimal.ROUND_UP)
    .mul(step)
  const edge = !missedTwice ? current : isLower ? Decimal.max(current, missed) : Decimal.min(current, missed)
  const rounded = raw
    .div(step)
    .toDecimalPlaces(0, isLower ? Decimal.ROUND_UP : Decimal.ROUND_DOWN)
    .mul(step)
  const held = isLower ? Decimal.min(edge, rounded) : Decimal.max(edge, rounded)
  const value = Decimal.max(held, Decimal.min(step, current))
  return said(value, {
    method: known.length > 1 ? 'trend' : 'last',
    basis: last.actual.toFixed(),
    growthPercent: growth.mul(100).toDecimalPlaces(1).toFixed(),
    bound: held.eq(rounded) ? (trend.eq(growth) ? null : 'growth') : missedTwice ? 'missed_twice' : 'kept',
  })
}

const deviationOf = (operator: string, target: string, actual: Decimal) =>
  deviationPercent({ operator, target, actual: actual.toFixed() }) ?? '0'

/** What cannot be gone beyond: a rate's 100 %, else what the house has room or money for. */
function capOf(unit: string, capacity: Capacity | null): Capacity | null {
  if (unit === '%') return { kind: 'whole', value: '100' }
  return capacity && new Decimal(capacity.value).gt(0) ? capacity : null
}

/** How much a figure grew a year on average from the first year known to the last, as a share; nothing is known from one year. */
function trendOf(known: { year: number; actual: Decimal }[]): Decimal {
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first.year === last.year) return new Decimal(0)
  if (first.actual.lte(0)) return last.actual.gt(0) ? one : new Decimal(0)
  if (last.actual.lte(0)) return one.neg()
  return last.actual
    .div(first.actual)
    .pow(one.div(last.year - first.year))
    .sub(1)
}

/** Targets are round: in whole ones, in tens from a thousand on, in hundreds from ten thousand on; one with decimals keeps as many. */
function stepOf(current: Decimal): Decimal {
  if (current.decimalPlaces() > 0) return new Decimal(10).pow(-current.decimalPlaces())
  if (current.gte(10_000)) return new Decimal(100)
  return new Decimal(current.gte(1000) ? 10 : 1)
}

/** What past years say of the way targets were set: results far above or below them. */
function notesOf(operator: string, target: string, past: readonly PastYear[]): Suggestion['notes'] {
  return past.flatMap(({ year, actual, target: asked }): Suggestion['notes'] => {
    if (actual === null) return []
    const off = new Decimal(deviationOf(operator, asked ?? target, new Decimal(actual)))
    if (off.gt(farApart)) return [{ kind: 'over', year, percent: off.toDecimalPlaces(0).toFixed() }]
    return off.lt(0) ? [{ kind: 'under', year, percent: off.abs().toDecimalPlaces(1).toFixed() }] : []
  })
}

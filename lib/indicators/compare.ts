import { Decimal } from '../money.ts'

/** Why a change is not told in percent: nothing was logged in one of the two, the base is zero, or it is below zero. */
export const noChangeReasons = ['missing', 'zero', 'negative'] as const
/** How a figure changed against a base: in percent, or in percentage points for shares; null with the reason. What it differs by stands beside it. */
export type Change = {
  base: string | null
  change: string | null
  in: 'percent' | 'points'
  difference: string | null
  reason: (typeof noChangeReasons)[number] | null
}

/** 同比 and 环比: percent with one decimal, percentage points with two; what has no sensible base has none. */
export function changeOf(now: string | null, base: string | null, inPoints: boolean): Change {
  const kind = inPoints ? 'points' : 'percent'
  if (now === null || base === null) return { base, change: null, in: kind, difference: null, reason: 'missing' }
  const before = new Decimal(base)
  const off = new Decimal(now).sub(before)
  const difference = off.toDecimalPlaces(2).toFixed()
  if (inPoints) return { base, change: difference, in: kind, difference, reason: null }
  if (before.lte(0)) return { base, change: null, in: kind, difference, reason: before.isZero() ? 'zero' : 'negative' }
  return { base, change: off.div(before).mul(100).toDecimalPlaces(1).toFixed(), in: kind, difference, reason: null }
}

import { type Day, lastOfMonth, plusDays } from '../day.ts'
import { Decimal } from '../money.ts'
import type { meterChanges } from './schema.ts'

/** The figures of a reading that make its usage, as text; a form may still lack some of them. */
export type Figures = {
  previous?: string | null
  current?: string | null
  multiplier?: string | null
  change?: (typeof meterChanges)[number] | null
  swapFinal?: string | null
  swapStart?: string | null
  swapMultiplier?: string | null
}

/**
 * 用量 = (本次 − 上次) × 倍率. Of a swap: what the old meter still counted, and what the new one did since; after a roll-over the
 * figure went through the last one that the meter can show. Empty while a figure is missing, as in an edit that touches none of them.
 */
export function usageOf(reading: Figures): { usage?: string } {
  const { previous, current, multiplier, change = 'none', swapFinal, swapStart, swapMultiplier } = reading
  if (!previous || !current || !multiplier) return {}
  const times = new Decimal(multiplier)
  if (change === 'swap') {
    if (!swapFinal || !swapStart) return {}
    const old = new Decimal(swapFinal).sub(previous).mul(swapMultiplier ?? multiplier)
    return { usage: rounded(old.add(new Decimal(current).sub(swapStart).mul(times))) }
  }
  const through = change === 'rollover' ? new Decimal(10).pow(digitsOf(previous)) : new Decimal(0)
  return { usage: rounded(through.add(current).sub(previous).mul(times)) }
}

/** As the columns keep quantities: three decimals. */
const rounded = (value: Decimal) => value.toDecimalPlaces(3).toFixed()
/** How many digits a figure has before the point: a meter about to roll over shows all of its own. */
export const digitsOf = (figure: string): number => new Decimal(figure).trunc().abs().toFixed().length

type Used = { readOn: Day; usage: string }
/** So many periods say what a meter usually uses: half a year of monthly readings, so that the seasons move it slowly. */
const usualPeriods = 6

/** What a meter usually uses a day: its usage between readings (oldest first) by their days, of the last six periods. Null with fewer than two readings. */
export function usualPerDay(readings: readonly Used[]): string | null {
  const known = readings.slice(-usualPeriods - 1)
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first === last) return null
  const used = known.slice(1).reduce((sum, { usage }) => sum.add(usage), new Decimal(0))
  return used.div(daysBetween(first.readOn, last.readOn)).toDecimalPlaces(3).toFixed()
}

/**
 * How many times the usual a usage is, where that is worth a look: more than double, or less than half. Air conditioning moves a month by less than that
 * here; a wrong digit, another meter's figure or a leak by more. Null when it is as usual, or nothing is usual yet.
 */
export function jumpOf(usage: string, since: Day, until: Day, usual: string | null): string | null {
  const days = daysBetween(since, until)
  if (usual === null || days <= 0 || new Decimal(usual).lte(0)) return null
  const ratio = new Decimal(usage).div(days).div(usual)
  return ratio.gt(2) || ratio.lt(0.5) ? ratio.toDecimalPlaces(1).toFixed() : null
}

/** Whether a meter may have begun at 0 again: its last figure had all the digits that it shows, and nine tenths of the way behind it. */
export const mayRollOver = (previous: string, digits: number): boolean => new Decimal(previous).gte(new Decimal(10).pow(digits).mul(0.9))

/** 尖 + 峰 + 平 + 谷; null while one is missing. */
export function sumOfParts(parts: readonly (string | null | undefined)[]): string | null {
  if (parts.some((part) => !part)) return null
  return parts.reduce<Decimal>((sum, part) => sum.add(part ?? 0), new Decimal(0)).toFixed()
}

type Priced = Partial<Record<`${'unit' | 'sharp' | 'peak' | 'flat' | 'valley'}PriceYuan`, string | null>> &
  Partial<Record<'usage' | 'sharpUsage' | 'peakUsage' | 'flatUsage' | 'valleyUsage' | 'otherYuan', string | null>>

/** What a bill comes to: usage × price, or each part × its price, rounded to the fen, and what is charged beside. Null while a price is missing. */
export function amountOf(bill: Priced): string | null {
  const parts = [
    [bill.sharpUsage, bill.sharpPriceYuan],
    [bill.peakUsage, bill.peakPriceYuan],
    [bill.flatUsage, bill.flatPriceYuan],
    [bill.valleyUsage, bill.valleyPriceYuan],
  ] as const
  const hasParts = parts.every(([usage]) => usage) && parts.some(([, price]) => price)
  const lines = hasParts ? parts : ([[bill.usage, bill.unitPriceYuan]] as const)
  let sum = new Decimal(bill.otherYuan || 0)
  for (const [usage, price] of lines) {
    if (!usage || (!price && !new Decimal(usage).isZero())) return null
    sum = sum.add(new Decimal(usage).mul(price || 0).toDecimalPlaces(2))
  }
  return sum.toFixed(2)
}

type Month = { month: string; usage: string }
/** Usage by the month in which it was read, without holes between the first and the last. */
export function monthsOf(readings: readonly Used[]): Month[] {
  const sums = new Map<string, Decimal>()
  for (const { readOn, usage } of readings) {
    const month = readOn.slice(0, 7)
    sums.set(month, (sums.get(month) ?? new Decimal(0)).add(usage))
  }
  const [first, last] = [[...sums.keys()].sort()[0], [...sums.keys()].sort().at(-1)]
  const months: Month[] = []
  for (let month = first; month && last && month <= last; month = monthAfter(month))
    months.push({ month, usage: (sums.get(month) ?? new Decimal(0)).toFixed() })
  return months
}
const monthAfter = (month: string): string => plusDays(lastOfMonth(`${month}-01`), 1).slice(0, 7)

const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

type Chained = { readOn: Day; previous: string; current: string }
/** Readings (oldest first) whose last figure is not what was read before: one of the two is wrong, or one is missing between them. */
export const gapsOf = <Reading extends Chained>(readings: readonly Reading[]): { before: Reading; after: Reading }[] =>
  readings.flatMap((after, at) => {
    const before = readings[at - 1]
    return before && !new Decimal(before.current).eq(after.previous) ? [{ before, after }] : []
  })

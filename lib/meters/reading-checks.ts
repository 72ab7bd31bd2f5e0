import { Decimal } from '#lib/money.ts'
import type { ReadingRow } from './reading-columns.ts'
import { type Figures, jumpOf, sumOfParts, usageOf, usualPerDay } from './rules.ts'
import { changeIn, partNames } from './sheet-parts.ts'

type Link = { row: ReadingRow | null; on: string | null; current: string | null; price: string | null; usage: string | null }

/** One meter's readings in the order of their days: what does not follow from the one before, and what is not as usual. */
export function reviewChain(chain: readonly Link[]): void {
  for (const [at, { row, on, usage }] of chain.entries()) {
    const last = chain.slice(0, at).findLast((other) => other.on !== null && on !== null && other.on < on)
    if (!row || !last?.on || !on) continue
    const { previous, unitPriceYuan } = row.values
    if (last.current && previous && !new Decimal(last.current).eq(previous)) row.warn('previous', 'reading_gap', { expected: last.current })
    if (last.price && unitPriceYuan && new Decimal(unitPriceYuan).div(last.price).sub(1).abs().gt(0.1))
      row.warn('unitPriceYuan', 'price_jumps', { before: last.price })
    const before = chain
      .slice(Math.max(0, at - 8), at)
      .flatMap((other) => (other.on && other.usage ? [{ readOn: other.on, usage: other.usage }] : []))
    const ratio = usage === null ? null : jumpOf(usage, last.on, on, usualPerDay(before))
    if (ratio !== null) row.warn('current', 'usage_jumps', { ratio })
  }
}

/** The multiplier of a row: its own, or that of the register. */
export const multiplierOf = ({ values }: ReadingRow): string => values.multiplier ?? values.registered ?? '1'
/** The figures of a row, and what its words say of a swap or a roll-over. */
export function figuresOf({ values }: ReadingRow): Figures & { change: 'none' | 'swap' | 'rollover' } {
  const { previous, current, swapFinal, swapStart, swapMultiplier } = values
  const said = changeIn(values.change) ?? changeIn(values.note)
  const ranBackwards = previous !== null && current !== null && new Decimal(current).lt(previous)
  const change = swapFinal !== null || swapStart !== null ? 'swap' : said === 'rollover' && !ranBackwards ? 'none' : (said ?? 'none')
  return { previous, current, swapFinal, swapStart, swapMultiplier, change }
}

/** 用量 = (本次 − 上次) × 倍率; a meter that ran backwards needs a word of the swap or roll-over. */
export function checkedUsage(row: ReadingRow): string | null {
  const figures = figuresOf(row)
  const { previous, current, swapFinal, swapStart, change } = figures
  if (change === 'swap' && (swapFinal === null || swapStart === null)) {
    row.refuse(swapFinal === null ? 'swapFinal' : 'swapStart', 'swap_figures_missing')
    return null
  }
  const computed = usageOf({ ...figures, multiplier: multiplierOf(row) }).usage
  if (computed === undefined) return null
  if (change === 'swap' && previous && swapFinal && new Decimal(swapFinal).lt(previous)) {
    row.refuse('swapFinal', 'reading_decreased', { previous, current: swapFinal })
    return null
  }
  if (change === 'swap' && current && swapStart && new Decimal(current).lt(swapStart)) {
    row.refuse('current', 'reading_decreased', { previous: swapStart, current })
    return null
  }
  if (new Decimal(computed).lt(0)) {
    row.refuse('current', 'reading_decreased', { previous: previous ?? '', current: current ?? '' })
    return null
  }
  const { usage } = row.values
  const off = usage === null ? new Decimal(0) : new Decimal(usage).sub(computed).abs()
  if (off.gte(1)) row.refuse('usage', 'usage_differs', { expected: computed, value: usage ?? '' })
  else if (off.gt(0)) row.warn('usage', 'usage_rounded', { expected: computed })
  return computed
}

/** 尖峰平谷 of a row: a column that the sheet lacks, or a cell left empty among filled ones, stands for nothing used. */
export function checkedParts(row: ReadingRow, usage: string): Record<string, string | null> {
  if (!partNames.some((name) => row.has(name))) return {}
  const parts = partNames.map((name) => row.values[name])
  const isFilled = parts.some((part) => part !== null)
  const full = parts.map((part) => part ?? '0')
  const sum = sumOfParts(full) ?? '0'
  const first = partNames.find((name) => row.has(name) && row.values[name] !== null)
  if (isFilled && first && !new Decimal(sum).eq(usage)) row.refuse(first, 'parts_differ', { sum, usage })
  const [sharp, peak, flat, valley] = isFilled ? full : [null, null, null, null]
  return { sharp_usage: sharp ?? null, peak_usage: peak ?? null, flat_usage: flat ?? null, valley_usage: valley ?? null }
}

/** The amount of a row against its usage and price. */
export function checkAmount(row: ReadingRow, usage: string): void {
  const { unitPriceYuan, amountYuan } = row.values
  if (unitPriceYuan === null || amountYuan === null) return
  const expected = new Decimal(usage).mul(unitPriceYuan).toDecimalPlaces(2)
  if (expected.sub(amountYuan).abs().gt(0.01)) row.warn('amountYuan', 'amount_differs', { expected: expected.toFixed(2) })
}

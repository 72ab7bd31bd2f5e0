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

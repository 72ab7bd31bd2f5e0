import { Decimal } from '../money.ts'

/** 用量 = (本次 − 上次) × 倍率. Empty while a figure is missing, as in an edit that touches none of the three. */
export function usageOf(reading: { previous?: string; current?: string; multiplier?: string }): { usage?: string } {
  if (!reading.previous || !reading.current || !reading.multiplier) return {}
  return { usage: new Decimal(reading.current).sub(reading.previous).mul(reading.multiplier).toFixed() }
}

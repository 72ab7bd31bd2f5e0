import { Decimal } from 'decimal.js'

Decimal.set({ precision: 40, rounding: Decimal.ROUND_HALF_UP })

/** Yuan as text in 万元 with two decimals, rounded half up: `"1448750.00"` → `"144.88"`. The exact yuan stay at hand beside it. */
export const wan = (yuan: string): string => new Decimal(yuan).div(10_000).toFixed(2)

/** A decimal text without trailing zeros: `"95.00"` → `"95"`. */
export const plain = (value: string): string => new Decimal(value).toFixed()

/** A decimal text with thousands separators: `"1448750.00"` → `"1,448,750.00"`. */
export function grouped(value: string): string {
  const [whole = '', part] = value.split('.')
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`)
}

/** Yuan with two decimals and thousands separators, not rounded: `"3200"` → `"3,200.00"`. */
export function groupedYuan(value: string): string {
  const [whole = '', part = ''] = value.split('.')
  return grouped(`${whole}.${part.padEnd(2, '0')}`)
}

/** `part` ÷ `whole` in percent with `places` decimals, rounded half up; null when there is nothing to divide by. */
export function percent(part: string, whole: string, places = 2): string | null {
  const base = new Decimal(whole)
  return base.isZero() ? null : new Decimal(part).div(base).mul(100).toDecimalPlaces(places).toFixed()
}

export { Decimal }

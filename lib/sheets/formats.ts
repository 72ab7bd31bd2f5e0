import { foreignMoney } from './amounts.ts'
import type { Cell } from './schema.ts'

/**
 * A number with what its format adds to it for a reader: 0.95 shown as 95%, 500 shown as HK$500, 54.5 shown as 54.5万元, 7 shown as 0007.
 * The built-in `$#,##0` is the currency of the reader's own country and adds nothing.
 */
export function dressed(value: number, format: string): Cell {
  const [shownFormat = ''] = format.split(';')
  if (/^0{2,20}$/.test(shownFormat) && Number.isInteger(value) && value >= 0) return String(value).padStart(shownFormat.length, '0')
  const words = wordsOf(shownFormat)
  if (/%/.test(shownFormat.replace(/"[^"]*"/g, ''))) return `${Number((value * 100).toPrecision(12))}%`
  const currency = foreignMoney(words)
  if (currency) return `${currency} ${value}`
  // 0!.0,"万" and 0.0,,"百万" show a number of yuan in larger units: the number itself is still of yuan
  const isScaled = /[!\\]\.|[0#?],+(?![#0?])/.test(shownFormat)
  const unit = words.match(/(千|万|百万|亿)元?/)?.[0]
  return unit && !isScaled ? `${value}${unit}` : value
}

/** What a format writes beside the digits: in quotes, after a stroke, or as `[$HK$-C04]`; bare Chinese characters too. */
const wordsOf = (format: string) =>
  [...format.matchAll(/"([^"]*)"|\[\$([^\]-]*)[^\]]*\]|([\u3400-\u9fff]+)/g)]
    .map((found) => found[1] ?? found[2] ?? found[3] ?? '')
    .join(' ')

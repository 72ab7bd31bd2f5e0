import { simplified } from '#lib/han.ts'

/** What one yuan is multiplied by in each unit that ledgers count in. */
export const factors: Record<string, number> = {
  元: 1,
  圆: 1,
  块: 1,
  千元: 1e3,
  仟元: 1e3,
  万元: 1e4,
  万: 1e4,
  十万元: 1e5,
  百万元: 1e6,
  千万元: 1e7,
  亿元: 1e8,
}

const foreign =
  /HK\$|US\$|NT\$|MOP|HKD|USD|EUR|GBP|JPY|AUD|CAD|SGD|TWD|JP¥|[$€£₩]|港币|港元|港纸|澳门元|澳门币|澳币|澳元|葡币|葡元|美元|美金|欧元|英镑|日元|日币|台币|加元|韩元/i
/** The money of another place that a text names (HK$, 港币, MOP); null when it names none. */
export const foreignMoney = (text: string): string | null => simplified(text.normalize('NFKC')).match(foreign)?.[0] ?? null

const capitals = /^[零〇一二三四五六七八九十百千两壹贰叁肆伍陆柒捌玖拾佰仟萬万亿元圆角分整正]{2,}$/
/** An amount written out in Chinese numerals: 壹仟贰佰元整. */
export const isInWords = (text: string): boolean =>
  capitals.test(simplified(text).replace(/^(人民币|大写[:：]?)+/, '')) && /[元圆万仟千佰百拾十]/.test(simplified(text))

const sign = '([+-]?)'
const money = '(?:¥|RMB|CNY|人民币)?'
// thousands stand in groups of three with a comma; a space between digits would make two numbers one
const body = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)`
const pattern = new RegExp(String.raw`^(\()?\s*${sign}\s*${money}\s*[:：]?\s*${sign}\s*${body}\s*([^\d()\s.,][^()\s]*)?\s*(\))?$`, 'i')

/** The digits and the unit of a number as people write it: `¥1,234.50`, `1234.5 元`, `(12)` for minus; null for anything else. Takes half-width text. */
export function numberIn(text: string): { digits: string; unit: string } | null {
  const found = text.replace(/[−–—]/g, '-').match(pattern)
  if (!found) return null
  const [, open, before = '', after = '', digits = '', suffix = '', close] = found
  if (Boolean(open) !== Boolean(close) || (before && after)) return null
  const isMinus = Boolean(open) !== (before === '-' || after === '-')
  return { digits: `${isMinus ? '-' : ''}${digits.replaceAll(',', '')}`, unit: suffix.replace(/[整正]$/, '') }
}

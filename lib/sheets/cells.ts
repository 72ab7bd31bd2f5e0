import { Decimal } from '#lib/money.ts'
import type { Cell, Said } from './schema.ts'

/** What a cell means: a value (null when empty), maybe with a warning; or why it cannot be taken. */
export type Reading<T> =
  | { value: T | null; warning?: Said; refused?: undefined }
  | { refused: Said; value?: undefined; warning?: undefined }
/** What a cell cannot know by itself: the unit in its header (`万元`), the year that is imported, and how its file counts days. */
export type Surroundings = { unit: string | null; year: number; epoch1904: boolean }
/** How the cells of a column are read. */
export type CellKind<T> = (cell: Cell, around: Surroundings) => Reading<T>

export const taken = <T>(value: T | null, warning?: Said): Reading<T> => ({ value, ...(warning && { warning }) })
export const refused = (code: string, params?: Said['params']): { refused: Said } => ({ refused: { code, ...(params && { params }) } })

const emptyWords = new Set([
  '',
  '-',
  '--',
  '—',
  '——',
  '–',
  '/',
  '\\',
  '无',
  '空',
  '(空)',
  '暂无',
  '未填',
  '(跳过)',
  'n/a',
  'na',
  'null',
  'none',
  'nil',
])
const errorValue = /^#(ref|div\/0|value|name\?|n\/a|num|null|spill|calc|formula|getting_data|#+)!?$/i

/** Half-width, without spaces at the ends; full-width digits, letters, brackets and commas become the plain ones. */
export const narrow = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u200B-\u200D\uFEFF]/g, '')
    .trim()
/** Whether a cell says that there is nothing: empty, a dash, 无. */
export const isEmpty = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && emptyWords.has(narrow(cell).toLowerCase()))
/** A cell as text for comparing and showing. */
export const shown = (cell: Cell): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '')).slice(0, 60)

const brokenText = (text: string): { refused: Said } | null => {
  if (text.includes('\0') || !text.isWellFormed()) return refused('bad_character')
  return errorValue.test(text.trim()) ? refused('error_value', { value: text.trim() }) : null
}

/** Text as people typed it: ends trimmed, inner runs of spaces made one, digits and letters half-width, Chinese punctuation kept. */
export const text =
  (longest = 200): CellKind<string> =>
  (cell) => {
    if (cell === null) return taken<string>(null)
    const raw = cell instanceof Date ? shown(cell) : String(cell)
    const broken = brokenText(raw)
    if (broken) return broken
    const clean = raw
      .replace(/[０-９Ａ-Ｚａ-ｚ　]/g, (letter) => letter.normalize('NFKC'))
      .replace(/[\u200B-\u200D\uFEFF]/g, '')
      .replace(/[^\S\n]+/g, ' ')
      .trim()
    if (clean.length > longest) return refused('too_long', { longest })
    return taken(clean === '' ? null : clean)
  }

/** An identifier (a code, an invoice number): all of it half-width, no spaces inside; dashes and 无 mean none. */
export const identifier: CellKind<string> = (cell) => {
  if (isEmpty(cell)) return taken<string>(null)
  const raw = String(cell instanceof Date ? shown(cell) : cell)
  const broken = brokenText(raw)
  if (broken) return broken
  const code = narrow(raw).replace(/\s+/g, '').replace(/[–—−]/g, '-')
  return code.length > 200 ? refused('too_long', { longest: 200 }) : taken(code)
}

/** A word of a list: the field's own words to our codes; the codes themselves are understood too. */
export const choice =
  <T extends string>(words: Record<string, T>): CellKind<T> =>
  (cell) => {
    if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return taken<T>(null)
    const codes = new Map<string, T>()
    for (const [word, code] of Object.entries(words)) codes.set(wordOf(word), code).set(wordOf(code), code)
    const found = codes.get(wordOf(shown(cell)))
    return found ? taken(found) : refused('unknown_word', { value: shown(cell), allowed: Object.keys(words).slice(0, 8).join('、') })
  }
/** How words are compared: without quotes, spaces, brackets' width and case. */
export const wordOf = (text: string): string =>
  narrow(text)
    .replace(/[\s"'“”‘’「」『』《》·・]/g, '')
    .toLowerCase()

const yesWords = new Set('有 是 √ ✓ ✔ ☑ v y yes true 已有 齐 齐全 具备 已归档 已上传 已提供 需要 应有'.split(' '))
const noWords = new Set('无 否 × ✗ ✘ x n no false 没有 缺 缺失 未 未有 不需要 未归档 未上传 未提供 0'.split(' '))

/** 有 or 无, 是 or 否, √ or ×, a count of sheets (3张). */
export const yesNo: CellKind<boolean> = (cell) => {
  if (cell === null || (typeof cell === 'string' && cell.trim() === '')) return taken<boolean>(null)
  if (typeof cell === 'boolean') return taken(cell)
  const word = wordOf(shown(cell))
  if (noWords.has(word) || word === '-' || word === '/') return taken(false)
  if (yesWords.has(word) || /^[1-9]\d*(张|份|页|个|组)?$/.test(word)) return taken(true)
  return refused('not_yes_or_no', { value: shown(cell) })
}

type NumberRules = { places?: number; min?: number; max?: number; money?: boolean; units?: readonly string[] }
const factors: Record<string, number> = { 元: 1, 圆: 1, 千元: 1e3, 仟元: 1e3, 万元: 1e4, 万: 1e4, 百万元: 1e6, 亿元: 1e8 }
const foreign = /HK\$|US\$|MOP|HKD|USD|EUR|[$€£]|港币|港元|澳门元|葡币|美元|欧元/i

/** A decimal number as text: `¥1,234.50`, `１，２３４．５`, `(12)` for minus, 1.2万元, 95%. Places beyond the allowed are rounded half up with a warning. */
export const decimal =
  (rules: NumberRules = {}): CellKind<string> =>
  (cell, { unit }) => {
    if (isEmpty(cell)) return taken<string>(null)
    if (cell instanceof Date || typeof cell === 'boolean') return refused('not_a_number', { value: shown(cell) })
    const read = typeof cell === 'number' ? { digits: String(cell), unit: '' } : digitsOf(cell ?? '', rules)
    if ('refused' in read) return read
    const factor = rules.money ? (factors[read.unit] ?? factors[unit ?? ''] ?? 1) : 1
    const value = new Decimal(read.digits).mul(factor)
    if (!value.isFinite() || value.abs().gte(1e12)) return refused('out_of_range', { value: shown(cell) })
    if (rules.min !== undefined && value.lt(rules.min)) return refused('too_small', { value: shown(cell), min: rules.min })
    if (rules.max !== undefined && value.gt(rules.max)) return refused('too_large', { value: shown(cell), max: rules.max })
    return rounded(value, rules.places ?? 4)
  }

function rounded(value: Decimal, places: number): Reading<string> {
  // a spreadsheet's sum ends in …0000001: that is its arithmetic, not a third decimal
  const exact = value.toDecimalPlaces(9)
  const kept = exact.toDecimalPlaces(places)
  return taken(kept.toFixed(), kept.eq(exact) ? undefined : { code: 'rounded', params: { places, exact: exact.toFixed() } })
}

function digitsOf(cell: string, rules: NumberRules): { digits: string; unit: string } | { refused: Said } {
  const wrong = refused('not_a_number', { value: shown(cell) })
  const broken = brokenText(cell)
  if (broken) return broken
  if (foreign.test(cell)) return refused('foreign_currency', { value: shown(cell) })
  const found = narrow(cell)
    .replace(/\s+/g, '')
    .replace(/[−–—]/g, '-')
    .match(/^(\()?([+-]?)(?:¥|￥|RMB|CNY|人民币)?([+-]?)([\d,.]+(?:e[+-]?\d+)?)([^\d()]*)(\))?$/i)
  if (!found) return wrong
  const [, open, before = '', after = '', body = '', suffix = '', close] = found
  if (Boolean(open) !== Boolean(close) || (before && after)) return wrong
  if (!/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?$|^\.\d+$/i.test(body)) return wrong
  const unit = suffix.replace(/整$/, '')
  const isUnit = unit === '' || (rules.money ? unit in factors : (rules.units ?? []).includes(unit))
  if (!isUnit) return wrong
  const minus = Boolean(open) !== (before === '-' || after === '-')
  return { digits: `${minus ? '-' : ''}${body.replaceAll(',', '')}`, unit }
}

/** Yuan with two decimals; the unit stands in the cell, the header or above the table (元, 千元, 万元), else it is yuan. */
export const yuan = (rules: Omit<NumberRules, 'money'> = {}): CellKind<string> => decimal({ places: 2, ...rules, money: true })

/** A whole number. */
export const integer =
  (rules: Omit<NumberRules, 'places' | 'money'> = {}): CellKind<number> =>
  (cell, around) => {
    const read = decimal({ ...rules, places: 6 })(cell, around)
    if (read.refused) return read
    if (read.value === null) return taken<number>(null)
    const value = Number(read.value)
    return Number.isSafeInteger(value) && Math.abs(value) <= 2_000_000_000
      ? taken(value)
      : refused('not_an_integer', { value: shown(cell) })
  }

/** How many people, articles, times: a whole number from 0 on. */
export const count = (...units: string[]): CellKind<number> =>
  integer({ min: 0, units: ['人', '次', '人次', '篇', '个', '家', '位', '名', ...units] })

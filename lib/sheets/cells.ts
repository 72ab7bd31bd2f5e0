import { simplified } from '#lib/han.ts'
import { Decimal } from '#lib/money.ts'
import { factors, foreignMoney, isInWords, numberIn } from './amounts.ts'
import type { Cell, Said } from './schema.ts'

/** What a cell means: a value (null when empty), maybe with a warning; or why it cannot be taken. */
export type Reading<T> =
  | { value: T | null; warning?: Said; refused?: undefined }
  | { refused: Said; value?: undefined; warning?: undefined }
/** What a cell cannot know by itself: the unit in its header (`万元`), the year that is imported, and how its file counts days. */
export type Surroundings = { unit: string | null; year: number; epoch1904: boolean }
/** How the cells of a column are read. `adds`: its subtotals are the sum of the cells above them. */
export type CellKind<T> = ((cell: Cell, around: Surroundings) => Reading<T>) & { adds?: boolean }

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
/** Nothing but a dash or a stroke: what people put where there is nothing. */
const isDash = (raw: string) => /^[-—–−/\\]{1,3}$/.test(narrow(raw))
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
    return taken(
      clean === '' || isDash(clean) ? null : clean,
      cell instanceof Date ? { code: 'text_is_day', params: { value: clean } } : undefined,
    )
  }

/** An identifier (a code, an invoice number): all of it half-width, no spaces inside; dashes and 无 mean none. */
export const identifier: CellKind<string> = (cell) => {
  if (isEmpty(cell)) return taken<string>(null)
  // a spreadsheet makes 5-1 a day, and keeps fifteen digits of a number: what was meant is gone
  if (cell instanceof Date) return refused('code_is_day', { value: shown(cell) })
  if (typeof cell === 'number' && Math.abs(cell) >= 1e15) return refused('digits_lost', { value: shown(cell) })
  const raw = String(cell)
  if (/^\s*\d(\.\d+)?e\+\d+\s*$/i.test(raw)) return refused('digits_lost', { value: raw.trim() })
  const broken = brokenText(raw)
  if (broken) return broken
  const code = narrow(raw).replace(/\s+/g, '').replace(/[–—−]/g, '-')
  return code.length > 200 ? refused('too_long', { longest: 200 }) : taken(code)
}

/** A word of a list: the field's own words to our codes; the codes themselves are understood too. */
export const choice =
  <T extends string>(words: Record<string, T>): CellKind<T> =>
  (cell) => {
    if (cell === null || (typeof cell === 'string' && (cell.trim() === '' || isDash(cell)))) return taken<T>(null)
    const codes = new Map<string, T>()
    for (const [word, code] of Object.entries(words)) codes.set(wordOf(word), code).set(wordOf(code), code)
    const found = codes.get(wordOf(shown(cell)))
    return found ? taken(found) : refused('unknown_word', { value: shown(cell), allowed: Object.keys(words).slice(0, 8).join('、') })
  }
/** How words are compared: simplified, without quotes, spaces, brackets' width and case. */
export const wordOf = (text: string): string =>
  simplified(narrow(text))
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
/** A decimal number as text: `¥1,234.50`, `１，２３４．５`, `(12)` for minus, 1.2万元, 95%. Places beyond the allowed are rounded half up with a warning. */
export const decimal =
  (rules: NumberRules = {}): CellKind<string> =>
  (cell, { unit }) => {
    if (isEmpty(cell)) return taken<string>(null)
    if (cell instanceof Date || typeof cell === 'boolean') return refused('not_a_number', { value: shown(cell) })
    const read = typeof cell === 'number' ? { digits: String(cell), unit: '' } : digitsOf(cell ?? '', rules)
    if ('refused' in read) return read
    if (rules.money && unit !== null && !(unit in factors)) return refused('foreign_currency', { value: `${shown(cell)} ${unit}` })
    const usual = factors[unit ?? ''] ?? 1
    const factor = rules.money ? (factors[read.unit] ?? usual) : 1
    const value = new Decimal(read.digits).mul(factor)
    if (!value.isFinite() || value.abs().gte(1e12)) return refused('out_of_range', { value: shown(cell) })
    if (rules.min !== undefined && value.lt(rules.min)) return refused('too_small', { value: shown(cell), min: rules.min })
    if (rules.max !== undefined && value.gt(rules.max)) return refused('too_large', { value: shown(cell), max: rules.max })
    const kept = rounded(value, rules.places ?? 4)
    // one cell in 万元 in a column of 元: taken at its word, and said
    const isOwnUnit = rules.money && factor !== usual && !kept.refused && !kept.warning
    return isOwnUnit ? taken(kept.value, { code: 'unit_in_cell', params: { value: shown(cell), yuan: value.toFixed() } }) : kept
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
  if (foreignMoney(cell)) return refused('foreign_currency', { value: shown(cell) })
  // csv from other systems: ="12", '12 and `12 keep a spreadsheet from changing what is there
  const plain = narrow(cell).replace(/^[='"`]+(?=[\d.+-])|(?<=\d)["'`]+$/g, '')
  if (isInWords(plain)) return refused('amount_in_words', { value: shown(cell) })
  const found = numberIn(plain)
  const isUnit = found && (found.unit === '' || (rules.money && found.unit in factors) || (rules.units ?? []).includes(found.unit))
  return found && isUnit ? found : wrong
}

/** Yuan with two decimals; the unit stands in the cell, the header or above the table (元, 千元, 万元), else it is yuan. */
export const yuan = (rules: Omit<NumberRules, 'money'> = {}): CellKind<string> => summed(decimal({ places: 2, ...rules, money: true }))

/** A column whose subtotals must be the sum of what stands above them. */
export const summed = <T>(kind: CellKind<T>): CellKind<T> =>
  Object.assign<CellKind<T>, { adds: boolean }>((cell, around) => kind(cell, around), { adds: true })

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

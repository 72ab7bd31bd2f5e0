import { Decimal } from '../money.ts'
import { type Approach, type Written, wordsAfter, wordsBefore } from './approach.ts'
import { onlyFigures } from './plain-spans.ts'
import { unitWords } from './units.ts'

/** A number in prose with the words that belong to it: 近400人次. `from`–`to` spans all of it; money is in yuan (`unit` 元). */
export type Mention = Written & {
  from: number
  to: number
  /** Where the number itself begins and ends, without 近 and without its unit. */
  digitsFrom: number
  digitsTo: number
  /** The upper end of a range: 40至50篇. */
  high: Decimal | null
  unit: string
  /** The figure that stands here, when the number is bound instead of typed. */
  bound: string | null
}

const digit: Record<string, number> = { 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const scales: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 }

/** 十四 → 14, 三百九十六 → 396, 一万一千 → 11000; null for what is no number: 十四五, 一, 百. */
export function chineseValue(text: string): Decimal | null {
  if (text === '一' || /^[百千万亿]/.test(text) || /[零〇一二两三四五六七八九]{2}/.test(text.replace(/[零〇]/g, ''))) return null
  let [sum, section, rest] = [0, 0, 0]
  let last = 0
  for (const sign of text) {
    const scale = scales[sign]
    if (scale === undefined) {
      rest = digit[sign] ?? 0
      continue
    }
    if (scale >= 10_000) {
      sum = (sum + section + rest) * scale
      section = 0
      last = 0
    } else {
      if (last !== 0 && scale >= last) return null
      section += (rest === 0 && scale === 10 ? 1 : rest) * scale
      last = scale
    }
    rest = 0
  }
  return new Decimal(sum + section + rest)
}

const before = Object.entries(wordsBefore).flatMap(([approach, words]) => words.map((word) => ({ approach, word })))
const after = Object.entries(wordsAfter).flatMap(([approach, words]) => words.map((word) => ({ approach, word })))
const longFirst = (words: { word: string }[]) =>
  [...words]
    .sort((one, other) => other.word.length - one.word.length)
    .map(({ word }) => word)
    .join('|')
const arabic = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`
const chinese = '[零〇一二两三四五六七八九十百千万亿]+'
const units = unitWords.join('|')
const mention = new RegExp(
  `(?:(${longFirst(before)})\\s*)?(百分之)?(?:([-−－])?(${arabic})|(${chinese}))\\s*(?:(${units})?\\s*(?:至|到|[-—–~～]+)\\s*(${arabic}|${chinese})\\s*)?` +
    `(余|多)?\\s*([万亿千百])?(余|多|来)?\\s*(${units})?(?:\\s*(左右|上下|以上|以下|以内))?`,
  'gu',
)
/** A sign before a numeral that makes it part of a word: 统一, 第三, 唯一. */
const partOfWord = /[第统唯专单逐每其某同万星周期初]$/

const numberOf = (text: string): Decimal | null => (/\d/.test(text) ? new Decimal(text.replaceAll(',', '')) : chineseValue(text))
const stepOf = (value: Decimal): Decimal => {
  if (value.isZero()) return new Decimal(1)
  const zeros = /0*$/.exec(value.abs().toFixed().replace('.', ''))?.[0].length ?? 0
  const places = value.decimalPlaces()
  return new Decimal(10).pow(places > 0 ? -places : zeros)
}
const approachOf = (words: { approach: string; word: string }[], word: string | undefined): Approach =>
  (words.find((one) => one.word === word)?.approach as Approach | undefined) ?? null

/** The numbers of a text that may be figures, in order, bound ones among them. */
export function mentionsOf(text: string): Mention[] {
  const typed = [...onlyFigures(text).matchAll(mention)].flatMap((match) => typedMention(match))
  return [...typed, ...boundMentions(text)].sort((one, other) => one.from - other.from)
}

function typedMention(match: RegExpExecArray): Mention[] {
  const [whole, word, percentOf, minus, arabicText, chineseText, lowUnit, highText, some, scaleSign, someMore, unitText = '', afterWord] =
    match
  const low = numberOf(arabicText ?? chineseText ?? '')
  const high = highText === undefined ? null : numberOf(highText)
  const previous = match.input.slice(0, match.index)
  if (low === null || (highText !== undefined && high === null)) return []
  const unit = percentOf ? '%' : unitText || lowUnit || ''
  // a numeral counts only with what it counts: 三场, not 三
  if (arabicText === undefined && (unit === '' || (word === undefined && partOfWord.test(previous)))) return []
  if (/[A-Za-z\d.,]$/.test(previous) && word === undefined && !minus) return []
  const scale = new Decimal((scaleSign && scales[scaleSign]) || 1)
  const signed = minus && !/[\d%]$/.test(previous) ? low.neg() : low
  const digitsText = arabicText ?? chineseText ?? ''
  const digitsFrom =
    match.index + (minus === undefined ? whole.indexOf(digitsText, (word?.length ?? 0) + (percentOf?.length ?? 0)) : whole.indexOf(minus))
  const trimmed = whole.trimEnd()
  return [
    {
      from: match.index,
      to: match.index + trimmed.length,
      digitsFrom,
      digitsTo: match.index + trimmed.length - (afterWord?.length ?? 0) - unitText.length,
      value: signed.mul(scale),
      step: stepOf(low).mul(scale),
      high: high === null ? null : high.mul(scale),
      isScaled: scaleSign !== undefined && unit !== '元',
      approach: approachOf(before, word) ?? (some || someMore ? 'some' : approachOf(after, afterWord)),
      unit: unit === '' && scaleSign === '万' ? '万' : unit,
      bound: null,
    },
  ]
}

/** A bound figure: `{{followers}}` or, with its unit, `{{followers:unit}}`. */
export const boundToken = /\{\{\s*([^{}:\s]+?)\s*(?::\s*(\w+)\s*)?\}\}/g
const boundMentions = (text: string): Mention[] =>
  [...text.matchAll(boundToken)].map((match) => {
    const [from, to] = [match.index, match.index + match[0].length]
    const place = { from, to, digitsFrom: from, digitsTo: to }
    return {
      ...place,
      value: new Decimal(0),
      step: new Decimal(1),
      high: null,
      isScaled: false,
      approach: null,
      unit: '',
      bound: match[1] ?? '',
    }
  })

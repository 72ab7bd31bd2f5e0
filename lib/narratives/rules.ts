import type { Paragraph, ParagraphKind } from './schema.ts'

export type { Paragraph, ParagraphKind }

/** A piece of a paragraph's text: words, or the figure that stands there. */
export type TextPiece = { words: string } | { key: string; unit: boolean; at: number }

/** `{{total}}` or `{{total:unit}}`: keys are letters, digits and _ (lib/evaluations/report/figures.ts). */
const bound = /\{\{\s*([\p{L}\p{Nd}_]+)\s*(:\s*unit\s*)?\}\}/gu

/** How a text names a figure, alone or with its unit. */
export const figureName = (key: string, unit: boolean): string => (unit ? `{{${key}:unit}}` : `{{${key}}}`)

/** A text as words and figures, in order. Braces that name nothing stay words. */
export function piecesOf(text: string): TextPiece[] {
  const pieces: TextPiece[] = []
  let end = 0
  for (const match of text.matchAll(bound)) {
    if (match.index > end) pieces.push({ words: text.slice(end, match.index) })
    pieces.push({ key: match[1] ?? '', unit: match[2] !== undefined, at: match.index })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ words: text.slice(end) })
  return pieces
}

/** What is wrong with a text: a figure that does not exist, or braces that name none. `at` is the place of the first sign. */
export type TextProblem = { reason: 'unknown' | 'braces'; found: string; at: number }

/** The first thing that keeps a text from being printed, by the keys of the figures that there are; null when all is right. */
export function problemOf(text: string, keys: Pick<ReadonlySet<string>, 'has'>): TextProblem | null {
  let at = 0
  for (const piece of piecesOf(text)) {
    if ('key' in piece) {
      if (!keys.has(piece.key)) return { reason: 'unknown', found: piece.key, at: piece.at }
      at = text.indexOf('}}', piece.at) + 2
      continue
    }
    const brace = piece.words.search(/\{\{|\}\}/)
    if (brace >= 0) return { reason: 'braces', found: piece.words.slice(brace, brace + 12), at: at + brace }
    at += piece.words.length
  }
  return null
}

/** Words that people wrote elsewhere, so that they cannot name a figure. */
export const asWords = (text: string): string => text.replaceAll('{{', '｛｛').replaceAll('}}', '｝｝')

/** Kinds that people may write; titles, tables and charts are the bureau's. */
export const writtenKinds: readonly ParagraphKind[] = ['body', 'point', 'item']
/** Whether people may write a paragraph. */
export const isWritable = ({ kind }: Pick<Paragraph, 'kind'>): boolean => writtenKinds.includes(kind)

/** Each line of a text is a paragraph of its own, and so is a point numbered by itself. An empty text is left out. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const digits = '零一二三四五六七八九'
/** A whole number from 1 to 99 in Chinese, as headings are numbered: 12 → 十二. */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`
}

/** A line of the report as it is printed: its number (一、 （一） 1. （1） 表1 图1) and its words. */
export type Line = { key: string; kind: ParagraphKind; label: string; text: string }

/** The report's lines, numbered in one go without a gap. */
export function numbered(paragraphs: readonly Paragraph[]): Line[] {
  const count = { part: 0, section: 0, point: 0, item: 0, table: 0, chart: 0 }
  const labelOf = (kind: ParagraphKind): string => {
    if (kind === 'body') return ''
    count[kind] += 1
    if (kind === 'part') Object.assign(count, { section: 0, point: 0, item: 0 })
    if (kind === 'section') Object.assign(count, { point: 0, item: 0 })
    if (kind === 'point') count.item = 0
    return labels[kind](count[kind])
  }
  return paragraphs.flatMap(({ key, kind, text }) => linesOf(text).map((line) => ({ key, kind, label: labelOf(kind), text: line })))
}

const labels: Record<Exclude<ParagraphKind, 'body'>, (number: number) => string> = {
  part: (number) => `${chineseNumber(number)}、`,
  section: (number) => `（${chineseNumber(number)}）`,
  point: (number) => `${number}. `,
  item: (number) => `（${number}）`,
  table: (number) => `表${number} `,
  chart: (number) => `图${number} `,
}

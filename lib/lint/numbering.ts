import { chineseValue } from './numbers.ts'
import type { Finding, LintParagraph } from './schema.ts'

type Kind = 'part' | 'section' | 'point' | 'item' | 'table'
/** A number at the beginning of a line, or of an item inside it: where it stands, what it is. */
type Label = { kind: Kind; from: number; to: number; value: number; text: string; inline: boolean }

const chinese = '[一二三四五六七八九十]{1,3}'
const atStart: [Kind, RegExp][] = [
  ['part', new RegExp(`^(\\s*)(${chinese})(?=、)`)],
  ['section', new RegExp(`^(\\s*(?:[-–—•]\\s*)?[（(]\\s*)(${chinese})(?=\\s*[）)])`)],
  ['item', /^(\s*(?:[-–—•]\s*)?[（(]\s*)([0-9０-９]{1,2})(?=\s*[）)])/],
  ['point', /^(\s*(?:[-–—•]\s*)?)([0-9０-９]{1,2})(?=\s*[.．、](?![0-9０-９]))/],
  ['table', /^(\s*表\s*)([0-9０-９]{1,2})(?=[\s：:　])/],
]
const inlineItem = /([；;。：:，,]\s*[（(]\s*)([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?=\s*[）)])/g
const inlineWord = /(?:^|[；;。：:，,]\s*)([一二三四五六七八九十]{1,2})(?=是)/g
/** What lies below a level and is counted anew with it. */
const below: Record<Kind, Kind[]> = { part: ['section', 'point', 'item'], section: ['point', 'item'], point: ['item'], item: [], table: [] }

const ordinalOf = (text: string): number => {
  if (text === '一') return 1
  const half = text.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  return /\d/.test(half) ? Number(half) : (chineseValue(text)?.toNumber() ?? 0)
}
const digits = '一二三四五六七八九'
const inChinese = (value: number): string =>
  `${value >= 20 ? digits[Math.floor(value / 10) - 1] : ''}${value >= 10 ? '十' : ''}${value % 10 > 0 ? digits[(value % 10) - 1] : ''}`
const written = (label: Label, value: number): string => (/[一二三四五六七八九十]/.test(label.text) ? inChinese(value) : String(value))

/** Section numbers that were skipped or used twice; brackets may be full or half width. A list may begin anew after a line without a number. */
export function numberingFindings(paragraphs: LintParagraph[]): Finding[] {
  const last: Record<Kind, number> = { part: 0, section: 0, point: 0, item: 0, table: 0 }
  let afterPlain = false
  return paragraphs.flatMap(({ key, text }) => {
    const label = labelAt(text)
    const inline = inlineFindings(key, text, label)
    if (!label) {
      afterPlain ||= text.trim() !== ''
      return inline
    }
    const expected = last[label.kind] + 1
    const mayRestart = label.value === 1 && (afterPlain || last[label.kind] === 0) && label.kind !== 'table' && label.kind !== 'part'
    const isRight = label.value === expected || mayRestart
    last[label.kind] = label.value
    for (const kind of below[label.kind]) last[kind] = 0
    if (label.kind === 'part' || label.kind === 'section') afterPlain = false
    return isRight ? inline : [wrong(key, label, expected), ...inline]
  })
}

function labelAt(text: string): Label | null {
  for (const [kind, pattern] of atStart) {
    const match = pattern.exec(text)
    const [, lead = '', number = ''] = match ?? []
    if (match && ordinalOf(number) > 0)
      return { kind, from: lead.length, to: lead.length + number.length, value: ordinalOf(number), text: number, inline: false }
  }
  return null
}

function wrong(paragraph: string, label: Label, expected: number): Finding {
  const wanted = written(label, expected)
  return { rule: 'numbering', paragraph, from: label.from, to: label.to, found: label.text, wanted, mend: wanted, figure: null }
}

/** （1）…；（3）… and 一是…；三是… inside one paragraph. */
function inlineFindings(key: string, text: string, first: Label | null): Finding[] {
  return [inlineItem, inlineWord].flatMap((pattern, index) => {
    const labels = [...text.matchAll(pattern)].map((match): Label => {
      const number = (index === 0 ? match[2] : match[1]) ?? ''
      const from = match.index + match[0].lastIndexOf(number)
      return { kind: 'item', from, to: from + number.length, value: ordinalOf(number), text: number, inline: true }
    })
    let previous = index === 0 && first && (first.kind === 'item' || first.kind === 'section') ? first.value : 0
    if (labels.length === 0 || (labels[0]?.value !== previous + 1 && labels[0]?.value !== 1)) return []
    return labels.flatMap((label) => {
      const expected = previous + 1
      previous = label.value
      return label.value === expected || label.value === 1 ? [] : [wrong(key, label, expected)]
    })
  })
}

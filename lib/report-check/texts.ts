import { diffArrays, diffWordsWithSpace } from 'diff'
import type { EditedLine } from './document.ts'
import type { TextFinding } from './schema.ts'

const words = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh-Hans', { granularity: 'word' }) : undefined
/** Spaces, the width of brackets, the day of printing and the house's own address tell nobody anything. */
const comparable = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
    .replaceAll('−', '-')
    .replace(/^\d{4}年\d{1,2}月\d{1,2}日$/, '日期')
    .replace(/https?:\/\/[\w.:-]+/g, '地址')
/** Two paragraphs with at least this share of their words in common are one paragraph that was changed. */
const alike = 0.4

/**
 * The paragraphs that read otherwise: changed ones word by word, ones that are gone, and new ones. A figure whose control is still there
 * counts as the same whatever it says: that is reported as a figure.
 */
export function changedTexts(expected: readonly EditedLine[], found: readonly EditedLine[]): TextFinding[] {
  const [before, after] = [expected, found].map((lines) => lines.filter(({ bound }) => bound.trim() !== '')) as [EditedLine[], EditedLine[]]
  const parts = diffArrays(before, after, { comparator: (one, other) => comparable(one.bound) === comparable(other.bound) })
  const findings: TextFinding[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]
    if (!part || (!part.added && !part.removed)) continue
    const next = parts[at + 1]
    const isPair = part.removed && next?.added
    findings.push(...paired(part.removed ? part.value : [], part.added ? part.value : isPair ? next.value : []))
    if (isPair) at += 1
  }
  return findings
}

function paired(gone: EditedLine[], added: EditedLine[]): TextFinding[] {
  const rest = [...added]
  const findings: TextFinding[] = []
  for (const line of gone) {
    const at = rest.findIndex((other) => (line.key !== null && line.key === other.key) || likeness(line.bound, other.bound) >= alike)
    if (at < 0) {
      findings.push({ kind: 'gone', pieces: [{ kind: 'gone', text: line.text }] })
      continue
    }
    findings.push(...rest.splice(0, at).map(asNew))
    const other = rest.shift()
    if (other) findings.push({ kind: 'changed', pieces: wordPieces(line, other) })
  }
  return [...findings, ...rest.map(asNew)]
}
const asNew = ({ text }: EditedLine): TextFinding => ({ kind: 'new', pieces: [{ kind: 'new', text }] })

/** The share of signs that two texts have in common, counted without order: cheap, and good enough to pair neighbours. */
function likeness(one: string, other: string): number {
  const counts = new Map<string, number>()
  for (const sign of one) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let common = 0
  for (const sign of other) {
    const left = counts.get(sign) ?? 0
    if (left > 0) common += 1
    counts.set(sign, left - 1)
  }
  return common / Math.max(1, one.length, other.length)
}

/** What was taken out of and put into a paragraph; figures that both have in a control are shown as the file prints them. */
function wordPieces(before: EditedLine, after: EditedLine): TextFinding['pieces'] {
  return diffWordsWithSpace(before.text, after.text, words ? { intlSegmenter: words } : {}).map(({ added, removed, value }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    text: value,
  }))
}

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
  const findings: TextFinding[] = []
  let [gone, added]: [EditedLine[], EditedLine[]] = [[], []]
  let [from, to] = [0, 0]
  const settle = () => {
    findings.push(...paired(gone, added))
    gone = []
    added = []
  }
  const [ours, theirs] = [before, after].map((lines) => lines.map(({ bound }) => comparable(bound))) as [string[], string[]]
  for (const part of diffArrays(ours, theirs, { maxEditLength: mostEdits }) ?? allOther(ours, theirs)) {
    if (part.removed) gone.push(...before.slice(from, from + part.count))
    if (part.added) added.push(...after.slice(to, to + part.count))
    if (!part.removed && !part.added) settle()
    if (!part.added) from += part.count
    if (!part.removed) to += part.count
  }
  settle()
  return findings
}
/** Beyond so many different paragraphs a file is another one, and is not aligned. */
const mostEdits = 3000
const allOther = (ours: string[], theirs: string[]) => [
  { removed: true, added: false, count: ours.length },
  { removed: false, added: true, count: theirs.length },
]

/** How many new paragraphs are looked at for the one that was changed. */
const nearby = 40

function paired(gone: EditedLine[], added: EditedLine[]): TextFinding[] {
  const rest = [...added]
  const findings: TextFinding[] = []
  for (const line of gone) {
    const at = rest
      .slice(0, nearby)
      .findIndex((other) => (line.key !== null && line.key === other.key) || likeness(line.bound, other.bound) >= alike)
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

/** What was taken out of and put into a paragraph; of a very long one only that it is another. */
function wordPieces(before: EditedLine, after: EditedLine): TextFinding['pieces'] {
  const options = { ...(words && { intlSegmenter: words }), maxEditLength: mostWords }
  const parts = diffWordsWithSpace(before.text, after.text, options)
  if (!parts) return [before, after].map(({ text }, index) => ({ kind: index === 0 ? 'gone' : 'new', text }))
  return parts.map(({ added, removed, value }) => ({ kind: added ? 'new' : removed ? 'gone' : 'same', text: value }))
}
const mostWords = 1500

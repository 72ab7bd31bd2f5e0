import { readMarkup } from '../evaluations/report/read.ts'
import type { DocumentParts } from './package.ts'
import type { ReportCheck } from './schema.ts'

/** A content control of a report as it stands in a file: `f:followers`, its words, and the line that it is in. */
export type EditedControl = { tag: string; text: string; line: number }
/** A paragraph of a file; its controls `f:<key>` stand in `bound` as `{{key}}`. `key` is the narrative's, where the file still says it. */
export type EditedLine = { key: string | null; text: string; bound: string }
export type EditedDocument = {
  controls: EditedControl[]
  lines: EditedLine[]
  changes: ReportCheck['tracked']['changes']
  comments: ReportCheck['comments']
}

type Open = { tag: string; control: EditedControl | null; isPlaceholder: boolean }
const plain = (text: string): string => text.replaceAll('−', '-').trim()

/** Reads a document from top to bottom. Text that was put in with tracking on counts as there, text that was struck as gone. */
export function readDocument({ document, comments }: DocumentParts): EditedDocument {
  const controls: EditedControl[] = []
  const lines: EditedLine[] = []
  const changes: EditedDocument['changes'] = []
  const about = new Map<string, string>()
  const asked = new Set<string>()
  const open: Open[] = []
  const tracked: EditedDocument['changes'] = []
  const paragraphs: EditedLine[] = []
  let [inText, inStruck, inFallback, moved] = [false, false, 0, 0]

  const put = (text: string) => {
    const line = paragraphs.at(-1)
    if (!line || inFallback > 0 || moved > 0) return
    const control = open.findLast((one) => one.control?.tag.startsWith('f:'))
    line.text += text
    if (!control?.control) line.bound += text
    for (const { control } of open) if (control) control.text += text
    for (const id of asked) about.set(id, (about.get(id) ?? '') + text)
    const change = tracked.at(-1)
    if (change?.kind === 'insertion') change.text += text
  }

  for (const token of readMarkup(document)) {
    if ('text' in token) {
      if (inText) put(token.text)
      const change = tracked.at(-1)
      if (inStruck && change) change.text += token.text
      continue
    }
    const { tag, kind, attributes } = token
    const isOpen = kind === 'open'
    const value = attributes.get('w:val') ?? ''
    if (tag === 'mc:Fallback' && kind !== 'empty') inFallback += isOpen ? 1 : -1
    else if (tag === 'w:moveFrom' && kind !== 'empty') moved += isOpen ? 1 : -1
    else if (tag === 'w:t') inText = isOpen
    else if (tag === 'w:delText') inStruck = isOpen
    else if (tag === 'w:tab' || tag === 'w:br' || tag === 'w:cr') {
      if (kind !== 'close') put(' ')
    } else if (tag === 'w:p') {
      if (isOpen) {
        const line = { key: keyOf(open), text: '', bound: '' }
        paragraphs.push(line)
        if (inFallback === 0) lines.push(line)
      } else if (kind === 'close') paragraphs.pop()
    } else if (tag === 'w:sdt') {
      if (isOpen) open.push({ tag: '', control: null, isPlaceholder: false })
      else if (kind === 'close') close(open.pop())
    } else if (tag === 'w:tag' && kind !== 'close') {
      const one = open.at(-1)
      if (one?.tag !== '' || inFallback > 0) continue
      one.tag = value
      if (!/^[fc]:/.test(value)) continue
      one.control = { tag: value, text: '', line: Math.max(0, lines.length - 1) }
      controls.push(one.control)
      const line = paragraphs.at(-1)
      if (line && value.startsWith('f:')) line.bound += `{{${value.slice(2)}}}`
    } else if (tag === 'w:showingPlcHdr') {
      const one = open.at(-1)
      if (one) one.isPlaceholder = value !== '0' && value !== 'false'
    } else if (tag === 'w:bookmarkStart' && /^p[:_]/.test(attributes.get('w:name') ?? '')) {
      const line = paragraphs.at(-1)
      if (line) line.key ??= (attributes.get('w:name') ?? '').slice(2)
    } else if (tag === 'w:ins' || tag === 'w:del') {
      if (isOpen) tracked.push({ kind: tag === 'w:ins' ? 'insertion' : 'deletion', author: attributes.get('w:author') ?? '', text: '' })
      else if (kind === 'close') {
        const change = tracked.pop()
        if (change?.text) changes.push(change)
      }
    } else if (tag === 'w:commentRangeStart') asked.add(attributes.get('w:id') ?? '')
    else if (tag === 'w:commentRangeEnd') asked.delete(attributes.get('w:id') ?? '')
  }
  for (const control of controls) control.text = plain(control.text)
  return { controls, lines, changes, comments: comments === null ? [] : commentsOf(comments, about) }

  function close(one: Open | undefined): void {
    if (one?.control && one.isPlaceholder) one.control.text = ''
  }
}

/** The narrative's paragraph that open controls say: `p:analysis.economy`. */
const keyOf = (open: Open[]): string | null => open.findLast(({ tag }) => tag.startsWith('p:'))?.tag.slice(2) ?? null

function commentsOf(xml: string, about: ReadonlyMap<string, string>): EditedDocument['comments'] {
  const comments: EditedDocument['comments'] = []
  let inText = false
  for (const token of readMarkup(xml)) {
    const comment = comments.at(-1)
    if ('text' in token) {
      if (inText && comment) comment.text += token.text
    } else if (token.tag === 'w:comment' && token.kind === 'open') {
      const id = token.attributes.get('w:id') ?? ''
      comments.push({ author: token.attributes.get('w:author') ?? '', text: '', about: about.get(id) ?? '' })
    } else if (token.tag === 'w:t') inText = token.kind === 'open'
    else if (token.tag === 'w:p' && token.kind === 'close' && comment) comment.text += '\n'
  }
  return comments.map((comment) => ({ ...comment, text: comment.text.trim() }))
}

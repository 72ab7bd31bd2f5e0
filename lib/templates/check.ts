import { readMarkup } from '../evaluations/report/read.ts'
import { blockTags, missingTags, partTags, rowTags, wordTags } from '../evaluations/report/tags.ts'
import type { Finding } from './schema.ts'

/** A paragraph of a template: its text, and whether it stands in a row of a table, or in a header or footer. */
type Line = { text: string; inRow: boolean; isAside: boolean }
type Checked = { findings: Finding[]; tags: string[] }

/** What a template asks for, and everything that keeps it from being one. `parts` are the XML files of its package, `figures` the names and keys that a year has. */
export function checkTemplate(parts: ReadonlyMap<string, string>, figures: ReadonlySet<string>): Checked {
  const lines = [...parts]
    .filter(([name]) => /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name))
    .flatMap(([name, xml]) => linesOf(xml, name !== 'word/document.xml'))
  const found = lines.flatMap((line) => tagsIn(line.text).map((tag) => ({ tag, line })))
  const tags = [...new Set(found.map(({ tag }) => tag))]
  return {
    tags,
    findings: [
      ...lines.flatMap(({ text }) => bracesIn(text)),
      ...found.flatMap(({ tag, line }) => aboutTag(tag, line, figures)),
      ...repeatedIn(found),
      ...missingTags(new Set(tags)).map((tag) => ({ kind: 'missing' as const, tag, place: '' })),
      ...fetchedBy(parts),
    ],
  }
}

/** The paragraphs of a part, those within text boxes on their own. What was struck out while changes were tracked is not there any more. */
function linesOf(xml: string, isAside: boolean): Line[] {
  const lines: Line[] = []
  const open: Line[] = []
  let [rows, fallbacks, inText] = [0, 0, false]
  for (const token of readMarkup(xml)) {
    if ('text' in token) {
      const line = open.at(-1)
      if (inText && fallbacks === 0 && line) line.text += token.text
      continue
    }
    const step = token.kind === 'open' ? 1 : token.kind === 'close' ? -1 : 0
    if (token.tag === 'w:tr') rows += step
    if (token.tag === 'mc:Fallback') fallbacks += step
    if (token.tag === 'w:t') inText = step > 0
    if (token.tag === 'w:p' && step > 0) open.push({ text: '', inRow: rows > 0, isAside })
    if (token.tag === 'w:p' && step < 0) {
      const line = open.pop()
      if (line && fallbacks === 0) lines.push(line)
    }
  }
  return lines
}

const around = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
const tagsIn = (text: string): string[] => [...text.matchAll(/\{\{((?:(?!\{\{|\}\}).)+)\}\}/gu)].map(([, tag = '']) => tag.trim())

/** Braces that do not pair, and those of a Chinese keyboard. */
function bracesIn(text: string): Finding[] {
  const rest = text.replace(/\{\{((?:(?!\{\{|\}\}).)+)\}\}/gu, '')
  const place = around(text)
  return [
    ...(rest.includes('{{') ? [{ kind: 'open' as const, tag: rest.slice(rest.indexOf('{{'), rest.indexOf('{{') + 12), place }] : []),
    ...(rest.includes('}}') ? [{ kind: 'close' as const, tag: '}}', place }] : []),
    ...(/｛｛|｝｝/.test(text) ? [{ kind: 'wide' as const, tag: '｛｛', place }] : []),
  ]
}

const isBlock = (tag: string): boolean => blockTags.some((one) => one === tag)
function aboutTag(tag: string, { text, inRow, isAside }: Line, figures: ReadonlySet<string>): Finding[] {
  const place = around(text)
  if (/^[#/^]/.test(tag)) return [{ kind: 'loop', tag, place }]
  if (isBlock(tag)) return isAside || text.trim().replace(/\s/g, '') !== `{{${tag}}}` ? [{ kind: 'alone', tag, place }] : []
  const [name = '', field] = tag.split('.')
  const fields: readonly string[] | undefined = name === '子项目' || name === '指标' ? rowTags[name] : undefined
  if (field !== undefined && fields?.includes(field)) return inRow ? [] : [{ kind: 'row', tag, place }]
  return wordTags.some((one) => one === tag) || figures.has(tag) ? [] : [{ kind: 'unknown', tag, place }]
}

/** A text that stands twice could not be found again: whole paragraphs come once, and the parts not beside the whole. */
function repeatedIn(found: { tag: string; line: Line }[]): Finding[] {
  const once: readonly string[] = ['正文', ...partTags, '数据溯源']
  const places = Map.groupBy(found, ({ tag }) => tag)
  return once.flatMap((tag) => {
    const own = places.get(tag) ?? []
    const beside = tag !== '正文' && tag !== '数据溯源' && places.has('正文') ? 1 : 0
    return own.length + beside > 1 ? [{ kind: 'repeated' as const, tag, place: around(own[0]?.line.text ?? '') }] : []
  })
}

/** What would be fetched, run or opened from elsewhere whenever somebody opens a report. A link that people click is none of it. */
function fetchedBy(parts: ReadonlyMap<string, string>): Finding[] {
  const findings: Finding[] = []
  for (const [name, xml] of parts) {
    for (const token of readMarkup(xml)) {
      if ('text' in token) continue
      const { tag, kind, attributes } = token
      if (kind === 'close') continue
      const target = attributes.get('Target') ?? ''
      const type = attributes.get('Type') ?? ''
      if (name.endsWith('.rels') && attributes.get('TargetMode') === 'External' && !isClicked(type, target))
        findings.push({ kind: 'external', tag: target.slice(0, 120), place: type.split('/').at(-1) ?? '' })
      else if (name.endsWith('.rels') && /\/(oleObject|control|activeXControl\w*|aFChunk|subDocument)$/.test(type))
        findings.push({ kind: 'object', tag: target.slice(0, 120), place: type.split('/').at(-1) ?? '' })
      else if (tag === 'w:altChunk' || tag === 'o:OLEObject') findings.push({ kind: 'object', tag, place: name })
    }
    const field = /\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|DATABASE|LINK|IMPORT)\b/.exec(fieldsIn(xml))
    if (field) findings.push({ kind: 'field', tag: field[1] ?? '', place: name })
  }
  return findings
}

const isClicked = (type: string, target: string): boolean => type.endsWith('/hyperlink') && /^(https?:|mailto:)/i.test(target)

/** The instructions of the fields of a part: what Word would carry out. Word cuts them into pieces as it likes. */
function fieldsIn(xml: string): string {
  let [words, inField] = ['', false]
  for (const token of readMarkup(xml)) {
    if ('text' in token) words += inField ? token.text : ''
    else {
      if (token.tag === 'w:instrText') inField = token.kind === 'open'
      if (token.tag === 'w:fldChar' && token.attributes.get('w:fldCharType') === 'begin') words += '\n'
      if (token.tag === 'w:fldSimple' && token.kind !== 'close') words += `\n${token.attributes.get('w:instr') ?? ''}\n`
    }
  }
  return words
    .split('\n')
    .map((line) => line.trim().split(/\s/)[0]?.toUpperCase() ?? '')
    .join(' ')
}

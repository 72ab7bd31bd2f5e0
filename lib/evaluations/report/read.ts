import { strFromU8, unzipSync } from 'fflate'

/** A piece of markup: `<w:p …>`, `</w:p>`, `<w:p/>`, or the text between two of them. */
type Token = { tag: string; attributes: Map<string, string>; kind: 'open' | 'close' | 'empty' } | { text: string }

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that make Word refuse a file
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const markup = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));?|&/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex || decimal) return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal))
    const sign = name && whole.endsWith(';') ? entities[name] : undefined
    if (sign === undefined) throw new SyntaxError(`XML: stray & in ${text.slice(0, 40)}`)
    return sign
  })
}

/** The markup of an XML text from first to last; throws a SyntaxError where it is not well-formed. */
export function* readMarkup(xml: string): Generator<Token> {
  if (forbidden.test(xml)) throw new SyntaxError('XML: a character that XML may not hold')
  const open: string[] = []
  let roots = 0
  markup.lastIndex = xml.startsWith('\ufeff') ? 1 : 0
  for (let at = markup.lastIndex; at < xml.length; at = markup.lastIndex) {
    const match = markup.exec(xml)
    if (!match) throw new SyntaxError(`XML: cannot read ${xml.slice(at, at + 40)}`)
    const [, slash, tag, attributes = '', closed, text] = match
    const next = markup.lastIndex
    if (text !== undefined) {
      if (open.length === 0 && text.trim() !== '') throw new SyntaxError('XML: text outside of the root')
      yield { text: decoded(text) }
    } else if (tag !== undefined && slash) {
      if (open.pop() !== tag) throw new SyntaxError(`XML: </${tag}> closes nothing`)
      yield { tag, attributes: new Map(), kind: 'close' }
    } else if (tag !== undefined) {
      if (open.length === 0 && ++roots > 1) throw new SyntaxError('XML: two roots')
      if (!closed) open.push(tag)
      yield { tag, attributes: attributesOf(attributes), kind: closed ? 'empty' : 'open' }
    }
    // Other readers may have used the shared expression while this generator was paused.
    markup.lastIndex = next
  }
  if (open.length > 0 || roots !== 1) throw new SyntaxError(`XML: <${open.at(-1) ?? 'root'}> is not closed`)
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (attributes.has(name)) throw new SyntaxError(`XML: attribute ${name} twice`)
    attributes.set(name, decoded(double ?? single ?? ''))
  }
  return attributes
}

/** A content control of a Word file: its tag, its text as printed, the heading that it stands under, and the tag of the paragraph's control around it. */
export type ReadControl = { tag: string; text: string; at: string; within: string | null }

/** The content controls of a report, in order; those of headers and footers come last. Throws where the file is not a Word document or not well-formed. */
export function readControls(docx: Uint8Array): ReadControl[] {
  const texts = unzipSync(docx, { filter: ({ name }) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name) })
  if (!texts['word/document.xml']) throw new Error('Not a Word document')
  const parts = Object.keys(texts).sort((a, b) => Number(b === 'word/document.xml') - Number(a === 'word/document.xml'))
  return parts.flatMap((part) => controlsIn(strFromU8(texts[part] ?? new Uint8Array())))
}

type Open = ReadControl & { isNamed: boolean }
function controlsIn(xml: string): ReadControl[] {
  const found: ReadControl[] = []
  const open: Open[] = []
  let [inText, heading, words, isHeading] = [false, '', '', false]
  for (const token of readMarkup(xml)) {
    if ('text' in token) {
      if (!inText) continue
      words += token.text
      for (const control of open) control.text += token.text
      continue
    }
    const { tag, kind, attributes } = token
    const innermost = open.at(-1)
    if (tag === 'w:t') inText = kind === 'open'
    if (tag === 'w:p' && kind !== 'close') [words, isHeading] = ['', false]
    if (tag === 'w:p' && kind === 'close') {
      if (isHeading) heading = words
      for (const control of open) if (control.tag.startsWith('p:')) control.text += '\n'
    }
    if (tag === 'w:pStyle') isHeading = /^(Heading)?[12]$/.test(attributes.get('w:val') ?? '')
    if (tag === 'w:sdt' && kind === 'open') {
      const within = open.findLast(({ tag }) => tag.startsWith('p:'))?.tag ?? null
      open.push({ tag: '', text: '', at: heading, within, isNamed: false })
    }
    if (tag === 'w:tag' && innermost && !innermost.isNamed) Object.assign(innermost, { tag: attributes.get('w:val') ?? '', isNamed: true })
    if (tag === 'w:sdt' && kind === 'close') {
      const closed = open.pop()
      if (closed && closed.tag !== '') found.push(closedOf(closed))
    }
  }
  return found
}

/** Figures are printed with a minus sign proper, because Word breaks a line after a hyphen. */
const closedOf = ({ isNamed: _, ...control }: Open): ReadControl => ({
  ...control,
  text: control.tag.startsWith('f:') ? control.text.replace(/^−/, '-') : control.text.trim(),
})

/**
 * The figures printed in a report, by key: `P1_actual` → `95`, `total` → `97.00`, 未填报 where there was none.
 * Throws when the document is not well-formed or prints one figure in two ways.
 */
export function readFigures(docx: Uint8Array): Map<string, string> {
  const figures = new Map<string, string>()
  for (const { tag, text } of readControls(docx)) {
    if (!tag.startsWith('f:')) continue
    const key = tag.slice(2)
    const known = figures.get(key)
    if (known !== undefined && known !== text) throw new Error(`${key} is printed as ${known} and as ${text}`)
    figures.set(key, text)
  }
  return figures
}

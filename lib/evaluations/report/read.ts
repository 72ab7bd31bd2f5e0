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

/**
 * The figures printed in a report, by key without `f_`: `P1_actual` → `95`, `total` → `97.00`, 未填报 where there was none.
 * Throws when the document is not well-formed or prints one figure in two ways.
 */
export function readFigures(docx: Uint8Array): Map<string, string> {
  const document = unzipSync(docx, { filter: ({ name }) => name === 'word/document.xml' })['word/document.xml']
  if (!document) throw new Error('Not a Word document')
  const figures = new Map<string, string>()
  const open = new Map<string, { name: string; text: string }>()
  let inText = false
  for (const token of readMarkup(strFromU8(document))) {
    if ('text' in token) {
      if (inText) for (const bookmark of open.values()) bookmark.text += token.text
      continue
    }
    const id = token.attributes.get('w:id') ?? ''
    if (token.tag === 'w:t') inText = token.kind === 'open'
    if (token.tag === 'w:bookmarkStart') open.set(id, { name: token.attributes.get('w:name') ?? '', text: '' })
    const closed = token.tag === 'w:bookmarkEnd' ? open.get(id) : undefined
    if (closed) {
      open.delete(id)
      keep(figures, { ...closed, text: closed.text.replace(/^−/, '-') })
    }
  }
  return figures
}

function keep(figures: Map<string, string>, { name, text }: { name: string; text: string }): void {
  const key = /^f_(.+?)(?:__\d+)?$/u.exec(name)?.[1]
  if (!key) return
  const known = figures.get(key)
  if (known !== undefined && known !== text) throw new Error(`${key} is printed as ${known} and as ${text}`)
  figures.set(key, text)
}

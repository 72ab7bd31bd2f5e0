import {
  BuilderElement,
  ConcreteHyperlink,
  FileChild,
  type IContext,
  type IXmlableObject,
  type ParagraphChild,
  type TextRun,
  uniqueId,
  XmlComponent,
} from 'docx'

/** What a content control is called: shown to people, found again by its tag, and told apart by an id that is taken when it is written. */
type Named = { alias: string; tag: string; idOf: (tag: string) => number }

/** The tag of a figure's controls; all of a figure's prints share it. */
export const figureTag = (key: string): string => tagOf(`f:${key}`)
/** The tag of the control around a paragraph of the narrative. */
export const paragraphTag = (key: string): string => tagOf(`p:${key}`)

/** Word reads 64 characters of a tag; a longer one ends in a number made of the whole. */
const tagOf = (tag: string): string => (tag.length <= 64 ? tag : `${tag.slice(0, 53)}~${numberOf(tag)}`)

/** A positive whole number of at most 31 bits made of a text (FNV-1a): the same text has the same one in every file. */
function numberOf(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 1 || 1
}

/** Ids for a document's controls: stable from print to print, and never twice in one document. */
export function controlIds(): (tag: string) => number {
  const taken = new Set<number>()
  const prints = new Map<string, number>()
  return (tag) => {
    const print = (prints.get(tag) ?? 0) + 1
    prints.set(tag, print)
    let id = numberOf(`${tag}#${print}`)
    while (taken.has(id)) id = id === 0x7fffffff ? 1 : id + 1
    taken.add(id)
    return id
  }
}

const element = (name: string, val?: string | number, children: XmlComponent[] = []) =>
  new BuilderElement<{ val: string | number }>({
    name,
    ...(val !== undefined && { attributes: { val: { key: name.startsWith('w15:') ? 'w15:val' : 'w:val', value: val } } }),
    children,
  })
const control = ({ alias, tag, idOf }: Named, children: readonly XmlComponent[], more: XmlComponent[] = []) =>
  element('w:sdt', undefined, [
    element('w:sdtPr', undefined, [element('w:alias', alias.slice(0, 64)), element('w:tag', tag), element('w:id', idOf(tag)), ...more]),
    element('w:sdtContent', undefined, [...children]),
  ])

/** Text that links somewhere. Unlike docx's own it may stand inside of a control: it makes its relationship when it is written. */
class Link extends XmlComponent {
  readonly #children: readonly ParagraphChild[]
  readonly #target: string
  constructor(target: string, children: readonly ParagraphChild[]) {
    super('w:hyperlink')
    this.#children = children
    this.#target = target
  }
  override prepForXml(context: IContext): IXmlableObject | undefined {
    const link = new ConcreteHyperlink(this.#children, uniqueId())
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
    context.viewWrapper.Relationships.addRelationship(link.linkId, type, this.#target, 'External')
    return link.prepForXml(context)
  }
}

/** A content control within a sentence: runs that people see, with a name and a tag that a program finds again. With a target they link to it. */
class Control extends XmlComponent {
  readonly #named: Named
  readonly #children: readonly XmlComponent[]
  constructor(named: Named, children: readonly TextRun[], target?: string) {
    super('w:sdt')
    this.#named = named
    this.#children = target === undefined ? children : [new Link(target, children)]
  }
  override prepForXml(context: IContext): IXmlableObject | undefined {
    return control(this.#named, this.#children).prepForXml(context)
  }
}

/** docx lists the classes that may stand in a paragraph by name: ours is one more. */
export const controlled = (named: Named, children: readonly TextRun[], target?: string): ParagraphChild =>
  new Control(named, children, target) as XmlComponent as ParagraphChild

/** A content control around whole paragraphs. It shows no frame of its own: people edit what is in it as any other text. */
export class BlockControl extends FileChild {
  readonly #named: Named
  readonly #children: readonly FileChild[]
  constructor(named: Named, children: readonly FileChild[]) {
    super('w:sdt')
    this.#named = named
    this.#children = children
  }
  override prepForXml(context: IContext): IXmlableObject | undefined {
    return control(this.#named, this.#children, [element('w15:appearance', 'hidden')]).prepForXml(context)
  }
}

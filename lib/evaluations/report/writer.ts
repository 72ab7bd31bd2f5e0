import { ExternalHyperlink, type FileChild, type ParagraphChild, type Table } from 'docx'
import { chineseNumber } from '../../narratives/rules.ts'
import { BlockControl, controlIds, controlled, figureTag, paragraphTag } from './control.ts'
import { type PrintedFigure, unitAfterNumber, unreported } from './figures.ts'
import { caption, paragraph, run } from './layout.ts'

/** A minus sign proper: after a hyphen Word breaks the line. */
export const signed = (text: string): string => text.replace(/^-/, '−')

/** A sentence: words and figures, nested at will. */
export type Piece = string | ParagraphChild | readonly Piece[]
/** A sentence as a template: text`共召开${amount('salons')}` . */
export const text = (words: TemplateStringsArray, ...pieces: (Piece | number)[]): Piece =>
  words.flatMap((word, index) => [word, asPiece(pieces[index] ?? '')])
const asPiece = (piece: Piece | number): Piece => (typeof piece === 'number' ? String(piece) : piece)
/** A sentence as Word's runs, neighbouring words in one run. */
export function runs(piece: Piece): ParagraphChild[] {
  const flat = [piece].flat(20) as (string | ParagraphChild)[]
  const children: ParagraphChild[] = []
  let words = ''
  for (const part of [...flat, null]) {
    if (typeof part === 'string') words += part
    else {
      if (words !== '') children.push(run(words))
      words = ''
      if (part !== null) children.push(part)
    }
  }
  return children
}

/** Writes a document from top to bottom: numbers its headings in one go, and quotes figures, each in a content control that links to its trace. */
export function documentWriter(figures: ReadonlyMap<string, PrintedFigure>, baseUrl: string) {
  const printed = new Set<string>()
  const idOf = controlIds()
  const blocks: FileChild[] = []
  const count = { part: 0, section: 0, point: 0, item: 0, table: 0 }

  const figure = (key: string): PrintedFigure => {
    const found = figures.get(key)
    if (!found) throw new Error(`No figure ${key}`)
    return found
  }
  const link = (words: string, trace: string) => new ExternalHyperlink({ link: `${baseUrl}${trace}`, children: [run(words)] })

  /** The figure alone: black text that links to its trace, in a control named after it and tagged `f:<key>`. */
  const quote = (key: string): Piece => {
    const { name, text, trace } = figure(key)
    printed.add(key)
    const tag = figureTag(key)
    return controlled({ alias: name, tag, idOf }, [run(signed(text ?? unreported))], `${baseUrl}${trace}`)
  }
  /** The figure with its unit; only 未填报 when there is none. */
  const amount = (key: string): Piece => [quote(key), figure(key).text === null ? '' : unitAfterNumber(figure(key).unit)]

  const add = (block: FileChild) => void blocks.push(block)
  const body = (piece: Piece) => add(paragraph('ReportBody', runs(piece)))

  return {
    has: (key: string): boolean => figures.has(key),
    quote,
    amount,
    link,
    add,
    body,
    /** Something else than a figure that a program should find again. */
    mark: (tag: string, alias: string, words: string): Piece => controlled({ alias, tag, idOf }, [run(words)]),
    /** Blocks that are one paragraph of the narrative. */
    around: (key: string, alias: string, children: FileChild[]): FileChild =>
      new BlockControl({ alias, tag: paragraphTag(key), idOf }, children),
    /** The blocks that a part of the program writes, apart from those of the document. */
    apart(write: () => void): FileChild[] {
      const from = blocks.length
      write()
      return blocks.splice(from)
    },
    /** What is said of a figure; when there is none, its name and 未填报. */
    clause: (key: string, said: () => Piece): Piece => (figure(key).text === null ? [figure(key).name, quote(key)] : said()),
    /** 一、 a part of the report. */
    part(title: string) {
      Object.assign(count, { part: count.part + 1, section: 0, point: 0, item: 0 })
      add(paragraph('Heading1', [run(`${chineseNumber(count.part)}、${title}`)]))
    },
    /** （一） a section of a part. */
    section(title: string) {
      Object.assign(count, { section: count.section + 1, point: 0, item: 0 })
      add(paragraph('Heading2', [run(`（${chineseNumber(count.section)}）${title}`)]))
    },
    /** 1. a point of a section. */
    point(piece: Piece) {
      Object.assign(count, { point: count.point + 1, item: 0 })
      body([`${count.point}. `, piece])
    },
    /** 表1 with its caption. */
    table(title: string, table: Table, unit?: string) {
      count.table += 1
      add(caption(`表${count.table} ${title}`, unit))
      add(table)
      add(paragraph('AnnexText', []))
    },
    /** The number that the next table will have, for the sentence that announces it. */
    nextTable: () => `表${count.table + 1}`,
    blocks: () => blocks,
    /** The figures printed so far, in the order of the snapshot. */
    quoted: () => [...figures.values()].filter(({ key }) => printed.has(key)),
  }
}
export type DocumentWriter = ReturnType<typeof documentWriter>

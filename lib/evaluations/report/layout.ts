import {
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'

/** The width between the margins, 156 mm, in twips. */
export const textWidth = 8844

/** A text as XML may hold it: control characters and half surrogate pairs would make Word refuse the file. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be removed
const allowed = (text: string) => text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

/** A run whose quotes, dashes and signs come in the Chinese face: without the hint Word sets “” — × in Times New Roman. */
export const run = (text: string): TextRun => new TextRun({ text: allowed(text), font: { hint: 'eastAsia' } })

export const paragraph = (style: string, children: ParagraphChild[], options: IParagraphOptions = {}): Paragraph =>
  new Paragraph({ ...options, style, children })

/** A table's caption, at its right end the unit that holds for the whole table. */
export function caption(title: string, unit = ''): Paragraph {
  const tabStops = [{ type: TabStopType.RIGHT, position: textWidth }]
  const right = unit === '' ? [] : [new TextRun({ children: [new Tab(), `单位：${unit}`], font: { hint: 'eastAsia' } })]
  return paragraph('TableCaption', [run(title), ...right], { tabStops })
}

const pageNumber = (alignment: 'right' | 'left', indent: IParagraphOptions['indent']) => {
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: { hint: 'eastAsia' } })]
  return new Footer({ children: [paragraph('PageNumber', children, { alignment, indent })] })
}

/** A4 with the margins of GB/T 9704 (37, 35, 28, 26 mm) and “— 1 —” outside: odd pages right, even pages left, one character in. */
export const section = (children: ISectionOptions['children']): ISectionOptions => ({
  properties: {
    page: {
      size: { width: 11906, height: 16838 },
      margin: { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm', header: '15mm', footer: '25mm', gutter: 0 },
    },
    grid: { type: DocumentGridType.LINES, linePitch: 579 },
  },
  footers: { default: pageNumber('right', { right: 320 }), even: pageNumber('left', { left: 320 }) },
  children,
})

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

/** A run whose quotes, dashes and signs come in the Chinese face: without the hint Word sets “” — × in Times New Roman. */
export const run = (text: string): TextRun => new TextRun({ text, font: { hint: 'eastAsia' } })

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

/** Millimetres in twips: Word 2007 and WPS do not read `37mm`. */
const mm = (length: number) => Math.round((length * 1440) / 25.4)

/** A4 with the margins of GB/T 9704 (37, 35, 28, 26 mm) and its 22 lines. */
export const pageOf = (pageNumbers?: { start: number }): NonNullable<ISectionOptions['properties']> => ({
  page: {
    size: { width: 11906, height: 16838 },
    margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), header: mm(15), footer: mm(25), gutter: 0 },
    ...(pageNumbers && { pageNumbers }),
  },
  grid: { type: DocumentGridType.LINES, linePitch: 579 },
})

/** Pages counted from 1, with “— 1 —” outside: odd pages right, even pages left, one character in. */
export const section = (children: ISectionOptions['children']): ISectionOptions => ({
  properties: pageOf({ start: 1 }),
  footers: { default: pageNumber('right', { right: 320 }), even: pageNumber('left', { left: 320 }) },
  children,
})

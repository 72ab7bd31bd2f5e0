import { AlignmentType, type IPropertiesOptions, LineRuleType } from 'docx'

const latin = 'Times New Roman'
/** A style's fonts: digits and letters in Times New Roman, everything else in the named face. */
const faces = (eastAsia: string) => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia, hint: 'eastAsia' })

/** GB/T 9704—2012: 3号 type, 22 lines × 28 characters; 28 × 16 pt is wider than 156 mm, hence −0.25 pt between characters. */
const body = { size: 32, characterSpacing: -5 }
const line = { line: 579, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
const twoCharacters = { firstLine: 640, firstLineChars: 200 }
/** The faces of a document. The bureau's own are bought fonts that Windows does not bring: `systemFaces` come with every Windows. */
export type Faces = { title: string; isTitleBold: boolean; body: string; part: string; section: string }
export const standardFaces: Faces = {
  title: '方正小标宋简体',
  isTitleBold: false,
  body: '仿宋_GB2312',
  part: '黑体',
  section: '楷体_GB2312',
}
export const systemFaces: Faces = { title: '宋体', isTitleBold: true, body: '仿宋', part: '黑体', section: '楷体' }

const heading = (eastAsia: string, outlineLevel: number) => ({
  run: { ...body, font: faces(eastAsia), bold: false, color: '000000' },
  paragraph: { spacing: line, indent: twoCharacters, outlineLevel, keepNext: true },
})

/**
 * Titles and tables stay off the page's grid of lines, or every row of a table would be as high as a line of 3号.
 * docx has no option for it, hence a style in XML that the others build on.
 */
export const externalStyles =
  '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
  '<w:style w:type="paragraph" w:customStyle="1" w:styleId="OffGrid"><w:name w:val="Off Grid"/><w:basedOn w:val="Normal"/>' +
  '<w:pPr><w:snapToGrid w:val="0"/></w:pPr></w:style></w:styles>'
const basedOn = 'OffGrid'

/** The report's styles; sizes are half points, spacings twips. */
export const stylesIn = (face: Faces): NonNullable<IPropertiesOptions['styles']> => ({
  default: {
    document: { run: { font: faces(face.body), size: 32, language: { value: 'en-US', eastAsia: 'zh-CN' } } },
    heading1: heading(face.part, 0),
    heading2: heading(face.section, 1),
  },
  paragraphStyles: [
    {
      id: 'ReportTitle',
      basedOn,
      name: 'Report Title',
      run: { font: faces(face.title), size: 44, bold: face.isTitleBold },
      paragraph: { spacing: line, alignment: AlignmentType.CENTER },
    },
    {
      id: 'ReportBody',
      name: 'Report Body',
      run: body,
      paragraph: { spacing: line, indent: twoCharacters, alignment: AlignmentType.BOTH },
    },
    {
      id: 'ReportSignature',
      name: 'Report Signature',
      run: body,
      paragraph: { spacing: line, indent: { right: 640 }, alignment: AlignmentType.RIGHT },
    },
    {
      id: 'TableCaption',
      basedOn,
      name: 'Table Caption',
      run: { font: faces('黑体'), size: 24 },
      paragraph: { spacing: { line: 360, before: 120 }, keepNext: true },
    },
    {
      id: 'TableText',
      basedOn,
      name: 'Table Text',
      run: { size: 21 },
      paragraph: { spacing: { line: 240, before: 60, after: 60 }, alignment: AlignmentType.CENTER },
    },
    { id: 'AnnexText', basedOn, name: 'Annex Text', run: { size: 18 }, paragraph: { spacing: { line: 240, before: 20, after: 20 } } },
    {
      id: 'PageNumber',
      basedOn,
      name: 'Page Number',
      run: { font: faces('宋体'), size: 28 },
      paragraph: { spacing: { line: 240, before: 0, after: 0 } },
    },
    {
      id: 'CoverText',
      basedOn,
      name: 'Cover Text',
      run: { size: 32 },
      paragraph: { spacing: { line: 480, before: 60, after: 60 }, indent: { left: 2240, hanging: 1600 } },
    },
    {
      id: 'ReportChart',
      basedOn,
      name: 'Report Chart',
      paragraph: {
        spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 60, after: 120 },
        alignment: AlignmentType.CENTER,
        keepNext: true,
      },
    },
    {
      id: 'ChartCaption',
      basedOn,
      name: 'Chart Caption',
      run: { font: faces('黑体'), size: 24 },
      paragraph: { spacing: { line: 360, after: 120 }, alignment: AlignmentType.CENTER },
    },
  ],
})

/** The standard styles. */
export const styles = stylesIn(standardFaces)

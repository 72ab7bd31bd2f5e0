import { Document, type ISectionOptions, Packer, SectionType } from 'docx'
import { pageOf, paragraph, run, section } from './layout.ts'
import { externalStyles, type Faces, standardFaces, stylesIn, systemFaces } from './styles.ts'
import { runs } from './writer.ts'

/** The templates that the house brings: the bureau's typefaces, or those that every Windows has. */
export const houseTemplates = { standard: standardFaces, system: systemFaces } as const satisfies Record<string, Faces>
export type HouseTemplate = keyof typeof houseTemplates

const made = new Map<HouseTemplate, Promise<Buffer>>()
/** A template of the house as a .docx, to be filled, or to be changed in Word and brought back. */
export function houseTemplate(name: HouseTemplate): Promise<Buffer> {
  const known = made.get(name) ?? make(houseTemplates[name])
  made.set(name, known)
  return known
}

const labelled = (label: string, tag: string) => paragraph('CoverText', runs([`${label}：`, `{{${tag}}}`]))

/** A cover without a page number; the seven parts by GB/T 9704—2012; 署名; the annex. */
function make(faces: Faces): Promise<Buffer> {
  const blank = () => paragraph('ReportBody', [])
  const cover: ISectionOptions = {
    properties: pageOf(),
    children: [
      ...[blank(), blank(), blank(), blank()],
      paragraph('ReportTitle', [run('{{标题}}')]),
      ...[blank(), blank(), blank(), blank()],
      labelled('项目名称', '项目名称'),
      labelled('主管部门', '主管部门'),
      labelled('实施单位', '实施单位'),
      labelled('评价年度', '年度'),
      labelled('统计截至', '统计截至'),
      labelled('校验码', '校验码'),
      ...[blank(), blank()],
      paragraph('CoverText', [run('{{日期}}')], { alignment: 'center', indent: { left: 0, hanging: 0 } }),
    ],
  }
  const body = section([
    paragraph('ReportBody', [run('{{正文}}')]),
    blank(),
    paragraph('ReportSignature', [run('{{实施单位}}')], { keepNext: true }),
    paragraph('ReportSignature', [run('{{日期}}')]),
    paragraph('ReportBody', [run('{{数据溯源}}')]),
  ])
  const document = new Document({
    ...{ title: '绩效评价报告模板', styles: stylesIn(faces), externalStyles, evenAndOddHeaderAndFooters: true },
    sections: [cover, { ...body, properties: { ...body.properties, type: SectionType.NEXT_PAGE } }],
  })
  return Packer.toBuffer(document)
}

import { Document, Packer } from 'docx'
import { numbered, piecesOf } from '../../narratives/rules.ts'
import type { Snapshot } from '../schema.ts'
import { writeAnnex } from './annex.ts'
import { figuresOf } from './figures.ts'
import { caption, paragraph, run, section } from './layout.ts'
import { narrativeOf } from './narrative.ts'
import { externalStyles, styles } from './styles.ts'
import { fundTable, indicatorTable } from './tables.ts'
import { chineseDayOf, titleLines } from './words.ts'
import { type DocumentWriter, documentWriter, type Piece, runs } from './writer.ts'

/** Characters of 2号 that fit a line of the title with room to its sides. */
const titleWidth = 16

/** The title without its line breaks; also the document's name. */
export const reportTitle = ({ year, project }: Snapshot): string => `${year}年度${project.department}部门重点项目绩效评价报告`

/**
 * The evaluation report as a .docx in seven parts (layout by GB/T 9704—2012), a pure view of the snapshot: each figure links to
 * `baseUrl` + its trace, stands in a content control `f:<key>` and is listed in the annex. `baseUrl` has no slash at its end.
 */
export async function makeReport(snapshot: Snapshot, { baseUrl }: { baseUrl: string }): Promise<Buffer> {
  const w = documentWriter(figuresOf(snapshot), baseUrl)
  for (const line of titleLines(reportTitle(snapshot), titleWidth)) w.add(paragraph('ReportTitle', [run(line)]))
  w.add(paragraph('ReportBody', []))
  writeNarrative(w, snapshot)
  w.add(paragraph('ReportBody', []))
  w.add(paragraph('ReportSignature', [run(snapshot.project.unit)], { keepNext: true }))
  w.add(paragraph('ReportSignature', [run(chineseDayOf(snapshot.madeAt))]))
  writeAnnex(w, baseUrl)
  const document = new Document({
    title: reportTitle(snapshot),
    creator: snapshot.project.unit,
    lastModifiedBy: snapshot.project.unit,
    styles,
    externalStyles,
    evenAndOddHeaderAndFooters: true,
    sections: [section(w.blocks())],
  })
  return Packer.toBuffer(document)
}

const styleOf = { part: 'Heading1', section: 'Heading2', point: 'ReportBody', item: 'ReportBody', body: 'ReportBody' } as const

/** The seven parts: paragraphs with their numbers and figures, each in a control of its own, and the tables where they belong. */
function writeNarrative(w: DocumentWriter, snapshot: Snapshot): void {
  const paragraphs = narrativeOf(snapshot)
  const lines = Map.groupBy(numbered(paragraphs), ({ key }) => key)
  for (const { key, kind } of paragraphs) {
    const own = lines.get(key) ?? []
    if (kind === 'chart') continue
    if (kind !== 'table') {
      const printed = own.map(({ label, text }) => paragraph(styleOf[kind], runs([label, pieceOf(w, text)])))
      if (printed.length > 0) w.add(w.around(key, '段落', printed))
      continue
    }
    const { unit, table } = tables[key] ?? {}
    if (!table) throw new Error(`No table ${key}`)
    w.add(caption(own.map(({ label, text }) => label + text).join(''), unit))
    w.add(table(w, snapshot))
    w.add(paragraph('AnnexText', []))
  }
}

const tables: Record<string, { table: typeof fundTable; unit?: string }> = {
  'overview.funds.table': { table: fundTable, unit: '万元' },
  'analysis.results.table': { table: indicatorTable },
}

/** A text with its figures in place. One that the year no longer has is named: a hole would read as if nothing were missing. */
const pieceOf = (w: DocumentWriter, text: string): Piece =>
  piecesOf(text).map((piece) => {
    if ('words' in piece) return piece.words
    if (!w.has(piece.key)) return `〔无此数据：${piece.key}〕`
    return piece.unit ? w.amount(piece.key) : w.quote(piece.key)
  })

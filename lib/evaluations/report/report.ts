import { Document, Packer } from 'docx'
import type { Snapshot } from '../schema.ts'
import { writeManagement, writeResults } from './analysis.ts'
import { writeAnnex } from './annex.ts'
import { writeConclusion } from './conclusion.ts'
import { writeDeviations } from './deviations.ts'
import { paragraph, run, section } from './layout.ts'
import { writeLessons, writeUse } from './lessons.ts'
import { writeOrganisation } from './organisation.ts'
import { writeGoals, writeOverview } from './overview.ts'
import { externalStyles, styles } from './styles.ts'
import { chineseDayOf, titleLines } from './words.ts'
import { reportWriter } from './writer.ts'

/** Characters of 2号 that fit a line of the title with room to its sides. */
const titleWidth = 16

/** The title without its line breaks; also the document's name. */
export const reportTitle = ({ year, project }: Snapshot): string => `${year}年度${project.department}部门重点项目绩效评价报告`

/**
 * The evaluation report as a .docx in seven parts (layout by GB/T 9704—2012), a pure view of the snapshot: each figure links to
 * `baseUrl` + its trace, stands in a bookmark `f_<key>` and is listed in the annex. `baseUrl` has no slash at its end.
 */
export async function makeReport(snapshot: Snapshot, { baseUrl }: { baseUrl: string }): Promise<Buffer> {
  const w = reportWriter(snapshot, baseUrl)
  for (const line of titleLines(reportTitle(snapshot), titleWidth)) w.add(paragraph('ReportTitle', [run(line)]))
  w.add(paragraph('ReportBody', []))
  writeOverview(w)
  writeGoals(w)
  writeOrganisation(w)
  writeManagement(w)
  writeResults(w)
  writeDeviations(w)
  writeConclusion(w)
  writeLessons(w)
  writeUse(w)
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

import { writeXlsx } from 'hucre'
import { evaluationSheet } from './form/evaluation-sheet.ts'
import { importSheet } from './form/import-sheet.ts'
import type { Snapshot } from './schema.ts'

/** The 自评表 and the fiscal system's import sheet as one .xlsx, a pure view of the snapshot: values only, no formulas. */
export async function makeForm(snapshot: Snapshot): Promise<Uint8Array> {
  const { sheet, names } = evaluationSheet(snapshot)
  return writeXlsx({
    sheets: [sheet, importSheet(snapshot)],
    namedRanges: names,
    defaultFont: { name: '宋体', size: 10 },
    properties: { title: `${snapshot.year}年度${snapshot.project.level2}绩效自评表`, creator: snapshot.project.unit },
  })
}

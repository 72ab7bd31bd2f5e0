import type { Db, Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { houseTemplate } from '../evaluations/report/template.ts'
import { getFile } from '../files.ts'
import { houseNames, templateRef } from './schema.ts'

/** Which template the house's reports are written into, as the setting `report_template` has it; the bureau's faces until somebody chooses. */
export async function chosenTemplate(db: Db | Tx): Promise<string> {
  const setting = await db.setting.findUnique({ where: { name: 'report_template' } })
  return templateRef.catch('standard').parse(setting?.value)
}

/** The file of a template: one of the house's, or an uploaded one, whether or not it is still offered. */
export async function templateFile(db: Db | Tx, template: string): Promise<{ bytes: Uint8Array; fileName: string }> {
  const house = houseNames.find((name) => name === template)
  if (house) return { bytes: await houseTemplate(house), fileName: `评价报告模板-${house === 'standard' ? '公文字体' : '系统字体'}.docx` }
  const row = await db.reportTemplate.findUnique({ where: { id: template } })
  if (!row) throw fail('NOT_FOUND')
  return { bytes: await getFile(row.sha256), fileName: row.fileName }
}

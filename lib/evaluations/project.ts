import { z } from 'zod'
import type { Db, Tx } from '../db.ts'
import type { Snapshot } from './schema.ts'

/** Who answers for the project, as printed on report and form; the setting `project` says otherwise for another house. */
const projectSetting = z.object({
  department: z.string().default('广州南沙经济技术开发区港澳合作事务办公室'),
  unit: z.string().default('广州南沙经济技术开发区港澳合作事务办公室'),
})

/** The project's names: its budget items as the year's budget lines give them, and who answers for it. */
export async function projectOf(db: Db | Tx, year: number): Promise<Snapshot['project']> {
  const line = await db.budgetLine.findFirst({ where: { year, removedAt: null }, orderBy: { createdAt: 'asc' } })
  const setting = await db.setting.findUnique({ where: { name: 'project' } })
  return { level1: line?.level1 ?? '', level2: line?.level2 ?? '', ...projectSetting.parse(setting?.value ?? {}) }
}

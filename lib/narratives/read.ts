import type { Db, Tx } from '../db.ts'
import type { WrittenText } from './schema.ts'

/** What people wrote in place of a year's standard paragraphs. */
export async function writtenOf(db: Db | Tx, year: number): Promise<WrittenText[]> {
  const rows = await db.reportNarrative.findMany({ where: { year, text: { not: null } }, orderBy: { key: 'asc' } })
  return rows.map(({ key, text, version }) => ({ key, text: text ?? '', version }))
}

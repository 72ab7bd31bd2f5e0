import { parseCellRef, readXlsx } from 'hucre'
import { Decimal } from '../../money.ts'

/**
 * The figures in a self-evaluation form, by the keys of the report (`P1_actual`, `P1_score`, `total`, `paid` in 万元 …), as plain decimals;
 * percent as printed (95, not 0.95); a cell without a number as its text (未填报).
 */
export async function readForm(xlsx: Uint8Array): Promise<Map<string, string>> {
  const workbook = await readXlsx(xlsx, { readStyles: true })
  const figures = new Map<string, string>()
  for (const { name, range } of workbook.namedRanges ?? []) {
    const [, sheetName, reference] = /^'?(.+?)'?!(\$?[A-Z]+\$?\d+)$/.exec(range) ?? []
    const sheet = workbook.sheets.find((sheet) => sheet.name === sheetName)
    if (!name.startsWith('f_') || !sheet || !reference) continue
    const { row, col } = parseCellRef(reference.replaceAll('$', ''))
    const value = sheet.rows[row]?.[col]
    const percent = sheet.cells?.get(`${row},${col}`)?.style?.numFmt?.includes('%')
    figures.set(name.slice(2), typeof value === 'number' ? new Decimal(value).mul(percent ? 100 : 1).toFixed() : String(value ?? ''))
  }
  return figures
}

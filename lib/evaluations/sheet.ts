import type { z } from 'zod'
import type { CellKind, Table } from '../csv.ts'
import { Decimal } from '../money.ts'
import { type YearsView, yearColumns, type yearsExportInput } from './schema.ts'

const kinds: Record<string, CellKind> = {
  budget: 'money',
  paid: 'money',
  ...Object.fromEntries(['year', 'code', 'name', 'unit', 'target', 'change'].map((name) => [name, 'text'])),
}

/** Years beside each other as a table: one line an indicator and year, totals first. */
export function yearsTable({ years, rows }: YearsView, { title, headings, grades }: z.infer<typeof yearsExportInput>): Table {
  async function* lines(): AsyncGenerator<(string | null)[]> {
    for (const [at, one] of years.entries()) {
      const before = years[at + 1]
      const scoreChange = one.total && before?.total ? new Decimal(one.total).sub(before.total).toFixed(2) : null
      const name = [headings.total ?? '', one.grade ? grades[one.grade] : ''].filter(Boolean).join(' ')
      yield [
        String(one.year),
        '',
        name,
        null,
        null,
        null,
        one.weight,
        one.total,
        null,
        null,
        scoreChange,
        one.adjustedYuan,
        one.paidYuan,
        one.ratePercent,
      ]
    }
    for (const { cells } of rows) {
      for (const [at, cell] of cells.entries()) {
        if (!cell) continue
        const changed = cell.change?.change ?? null
        const change = changed === null ? null : changed + (cell.change?.in === 'points' ? (headings.points ?? '') : '%')
        const figures = [cell.actual, cell.unit, cell.weight, cell.score, cell.deviationPercent, change, cell.scoreChange]
        yield [String(years[at]?.year ?? ''), cell.code, cell.name, `${cell.operator}${cell.target}`, ...figures, null, null, null]
      }
    }
  }
  return {
    title,
    notes: [],
    columns: yearColumns.map((name) => ({ heading: headings[name] ?? name, kind: kinds[name] ?? 'number' })),
    rows: lines(),
  }
}

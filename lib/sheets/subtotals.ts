import { Decimal } from '#lib/money.ts'
import { factors } from './amounts.ts'
import { narrow, type Surroundings, shown, wordOf } from './cells.ts'
import type { Located } from './headers.ts'
import type { SheetRow, Skipped } from './rows.ts'
import type { Cell } from './schema.ts'

/** What stands under a head from top to bottom: records, and the sums among them. */
export type Line = { row: SheetRow; total?: undefined } | { total: Skipped; cells: Cell[]; row?: undefined }

/** Sums that reach beyond the sheet, and parts of a sum, are not those of the rows above. */
const beyond = /累计|本年|上年|其中|大写|上月|结转|承前/
const compared = 200

/** Says of every sum in a sheet whose rows do not add up to it that it differs, with both figures: a row may have been lost. */
export function checkTotals(
  lines: Line[],
  { layout, places }: Located,
  around: Surroundings,
  addressOf: (column: number, row: number) => string,
): void {
  const totals = lines.flatMap((line, at) => (line.total && !beyond.test(line.total.text) ? [{ ...line, at }] : []))
  if (totals.length === 0) return
  for (const [key, column] of Object.entries(layout.columns)) {
    const place = places.get(key)
    if (!column.kind.adds || !place) continue
    const unit = place.unit ?? around.unit
    const until = runningSums(lines, key)
    const tolerance = new Decimal(factors[unit ?? ''] ?? 1).mul('0.01')
    for (const { total, cells, at } of totals) {
      const figure = column.kind(cells[place.index] ?? null, { ...around, unit }).value
      if (figure === null || figure === undefined) continue
      const sums = [
        ...sumsAround(
          until,
          totals.map((other) => other.at),
          at,
        ),
        ...sumOfGroup(lines, key, total.text),
      ]
      if (sums.some((sum) => sum.sub(String(figure)).abs().lte(tolerance))) continue
      const nearest = sums.toSorted((a, b) =>
        a
          .sub(String(figure))
          .abs()
          .cmp(b.sub(String(figure)).abs()),
      )[0]
      total.code = 'subtotal_differs'
      total.params = { cell: addressOf(place.index, total.row - 1), figure: String(figure), expected: nearest?.toFixed() ?? '0' }
    }
  }
}

/** The sum of all records above each line. */
function runningSums(lines: Line[], key: string): Decimal[] {
  const until = [new Decimal(0)]
  for (const { row } of lines) {
    const value = row ? (row.values as Record<string, unknown>)[key] : null
    until.push((until.at(-1) ?? new Decimal(0)).add(typeof value === 'string' || typeof value === 'number' ? value : 0))
  }
  return until
}

/** A sum may be of its section, of several, or of all; it stands below its rows, or above them. */
function sumsAround(until: Decimal[], totals: number[], at: number): Decimal[] {
  const here = until[at] ?? new Decimal(0)
  const before = [0, ...totals.filter((other) => other < at).slice(-compared)]
  const after = [...totals.filter((other) => other > at).slice(0, compared), until.length - 1]
  return [...before.map((start) => here.sub(until[start] ?? 0)), ...after.map((end) => (until[end] ?? here).sub(here))]
}

/** 活动经费小计 may be of all rows that name 活动经费, wherever they stand. */
function sumOfGroup(lines: Line[], key: string, label: string): Decimal[] {
  const group = wordOf(label.replace(/(合计|小计|总计|共计).*$/, ''))
  if (group === '') return []
  const own = lines.flatMap(({ row }) => {
    const values = (row?.values ?? {}) as Record<string, unknown>
    return Object.values(values).some((value) => typeof value === 'string' && wordOf(value) === group) ? [values[key]] : []
  })
  return own.length === 0
    ? []
    : [own.reduce((sum: Decimal, value) => sum.add(typeof value === 'string' || typeof value === 'number' ? value : 0), new Decimal(0))]
}

/** The text that names a sum. */
export const labelOf = (cells: Cell[]): string =>
  shown(
    cells.find((cell) => typeof cell === 'string' && /[\u3400-\u9fffa-z]/i.test(narrow(cell))) ?? cells.find((cell) => cell !== null) ?? '',
  )

import { describe, expect, test } from 'vitest'
import { otherYear, shortened, told } from './rules.ts'
import type { FileReport, Outcome, RowReport } from './schema.ts'

const row = (at: number, outcome: Outcome, year?: number): RowReport => ({
  sheet: '表',
  row: at,
  layout: 'events',
  label: '',
  outcome,
  effect: null,
  issues: year ? [{ severity: 'warned', code: 'counts_in_year', params: { year }, cell: 'A1', column: '日期' }] : [],
})
const file = (rows: RowReport[]): FileReport => ({
  fileName: 'a.xlsx',
  sha256: '',
  sizeBytes: 1,
  sheets: [],
  state: 'ready',
  counts: { rows: rows.length, new: 0, changed: 0, same: 0, warned: 0, refused: 0, skipped: 0 },
  notes: [],
  rows,
  batchId: null,
})

describe('a report that a page can hold', () => {
  test('keeps a short file as it is', () => {
    const short = file([row(1, 'same'), row(2, 'refused')])
    expect(shortened(short)).toEqual(short)
  })
  test('keeps of a long file every refused row before any other, in the order of the sheet', () => {
    const rows = Array.from({ length: 5000 }, (_, at) => row(at, at % 1000 === 999 ? 'refused' : at % 500 === 0 ? 'warned' : 'new'))
    const kept = shortened(file(rows))
    expect(kept.counts.rows).toBe(5000)
    expect(kept.rows).toHaveLength(told.rows)
    expect(kept.rows.filter(({ outcome }) => outcome === 'refused').map((one) => one.row)).toEqual([999, 1999, 2999, 3999, 4999])
    expect(kept.rows.filter(({ outcome }) => outcome === 'warned')).toHaveLength(10)
    expect(kept.rows.map((one) => one.row)).toEqual(kept.rows.map((one) => one.row).toSorted((a, b) => a - b))
  })
})

describe('the year that files speak of', () => {
  test.each([
    ['most rows stand in another year', [file([row(1, 'warned', 2024), row(2, 'warned', 2024), row(3, 'new')])], 2024],
    ['a few stragglers do not count', [file([row(1, 'warned', 2024), row(2, 'new'), row(3, 'new')])], null],
    ['files without days do not weigh', [file([row(1, 'warned', 2022)]), file([row(1, 'new'), row(2, 'new')])], 2022],
    ['nothing is said', [file([row(1, 'new')])], null],
    ['no files', [], null],
  ])('%s', (_, files, year) => expect(otherYear(files)).toBe(year))
})

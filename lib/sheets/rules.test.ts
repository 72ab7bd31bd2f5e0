import { describe, expect, test } from 'vitest'
import { otherYear } from './rules.ts'
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

describe('the year that files speak of', () => {
  test.each([
    ['most rows stand in another year', [file([row(1, 'warned', 2024), row(2, 'warned', 2024), row(3, 'new')])], 2024],
    ['a few stragglers do not count', [file([row(1, 'warned', 2024), row(2, 'new'), row(3, 'new')])], null],
    ['files without days do not weigh', [file([row(1, 'warned', 2022)]), file([row(1, 'new'), row(2, 'new')])], 2022],
    ['nothing is said', [file([row(1, 'new')])], null],
    ['no files', [], null],
  ])('%s', (_, files, year) => expect(otherYear(files)).toBe(year))
})

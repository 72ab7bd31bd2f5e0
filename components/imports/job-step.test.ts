import { expect, test } from 'vitest'
import { canBeCancelled, canBeMapped, fateOf, isUnknown, type JobFile, percentOf, rowsOf, stepOf } from './job-step.ts'

type Report = NonNullable<JobFile['report']>
const counts = { rows: 10, new: 5, changed: 1, same: 2, warned: 2, refused: 0, skipped: 0 }
const sheets = [{ sheet: 'Sheet1', layout: 'payments', headerRow: 1 }]
const note = (code: string) => ({ code, params: {}, severity: 'refused' as const, cell: null, column: null, sheet: null })
const fileOf = (report: Partial<Report> | null, leftOut = false): JobFile => ({
  id: '01900000-0000-7000-8000-000000000001',
  fileName: 'a.csv',
  sizeBytes: 1,
  leftOut,
  mapping: [],
  report: report && { fileName: 'a.csv', sha256: '', sizeBytes: 1, sheets, state: 'ready', counts, notes: [], batchId: null, ...report },
})
const good = fileOf({})
const unknown = fileOf({ sheets: [], state: 'refused', notes: [note('header_not_found')] })
const locked = fileOf({ sheets: [], state: 'refused', notes: [note('password_protected')] })

test('an import stands where the worker or the reader is', () => {
  const at = (state: Parameters<typeof stepOf>[0]['state'], files = [good], phase: Parameters<typeof stepOf>[0]['phase'] = 'waiting') =>
    stepOf({ state, files, phase })
  expect(at('judging', [fileOf(null)])).toBe('recognise')
  expect(at('judging', [fileOf(null)], 'comparing')).toBe('preview')
  expect(at('judged')).toBe('preview')
  expect(at('writing')).toBe('write')
  expect(at('written')).toBe('report')
  expect(at('failed')).toBe('write')
  expect(at('failed', [fileOf(null)])).toBe('recognise')
})
test('a file that was read and taken for nothing is asked about first, unless it is left out; one that cannot be read is not', () => {
  expect(stepOf({ state: 'judged', phase: 'waiting', files: [good, unknown] })).toBe('recognise')
  expect(stepOf({ state: 'judged', phase: 'waiting', files: [good, { ...unknown, leftOut: true }] })).toBe('preview')
  expect(stepOf({ state: 'judged', phase: 'waiting', files: [good, locked] })).toBe('preview')
  expect([good, unknown, locked].map(canBeMapped)).toEqual([true, true, false])
  expect([good, unknown, locked].map(isUnknown)).toEqual([false, true, false])
})
test('what becomes of each file follows from its report, the yes to its formulas, and whether it was left out', () => {
  const unconfirmed = fileOf({ state: 'unconfirmed' })
  expect(fateOf(good, false)).toBe('going')
  expect(fateOf(fileOf({}, true), false)).toBe('out')
  expect([fateOf(unconfirmed, false), fateOf(unconfirmed, true)]).toEqual(['waiting', 'going'])
  expect(fateOf(fileOf({ state: 'refused' }), true)).toBe('refused')
  expect([unknown, locked, fileOf(null)].map((file) => fateOf(file, true))).toEqual(['unread', 'unread', 'unread'])
  expect(fateOf(fileOf({ state: 'unchanged' }), false)).toBe('same')
})
test('rows that are the same or refused are not said to be written', () => {
  expect(rowsOf(good)).toBe(8)
  expect(rowsOf(fileOf(null))).toBe(0)
})
test('the per cent are never more than are done, and unknown while nobody knows', () => {
  expect([percentOf({ done: 0, total: 0 }), percentOf({ done: 999, total: 1000 }), percentOf({ done: 5, total: 4 })]).toEqual([
    null,
    99,
    100,
  ])
})
test('what is being written cannot be called off any more', () => {
  expect(canBeCancelled({ state: 'writing', phase: 'writing' })).toBe(false)
  expect(canBeCancelled({ state: 'writing', phase: 'waiting' })).toBe(true)
  expect(canBeCancelled({ state: 'judged', phase: 'waiting' })).toBe(true)
  expect(canBeCancelled({ state: 'written', phase: 'waiting' })).toBe(false)
})

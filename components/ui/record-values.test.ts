import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { blankValues, clockOf, dayTyped, givenValues, inputOfValues, nextNumber, plainNumber, valuesOf } from './record-values.ts'
import type { Field } from './records.ts'

const input = z.object({
  title: z.string(),
  note: z.string().nullable(),
  heldOn: z.iso.date(),
  startsAt: z.iso.datetime({ offset: true }).nullable(),
  amountYuan: z.string(),
  heads: z.int(),
  passed: z.boolean(),
})
const fields: Field[] = [
  { name: 'title', kind: 'text' },
  { name: 'note', kind: 'long' },
  { name: 'heldOn', kind: 'day' },
  { name: 'startsAt', kind: 'time', on: 'heldOn' },
  { name: 'amountYuan', kind: 'money' },
  { name: 'heads', kind: 'whole' },
  { name: 'passed', kind: 'yesNo' },
]

describe('what a form sends', () => {
  const typed = {
    title: ' 沙龙 ',
    note: ' ',
    heldOn: '2026-03-12',
    startsAt: '14:30',
    amountYuan: '¥1,234.50',
    heads: '１２',
    passed: true,
  }
  test('an empty optional field is null, numbers lose their ornaments, times stand on their day in the house', () => {
    expect(inputOfValues(typed, fields, input)).toEqual({
      title: '沙龙',
      note: null,
      heldOn: '2026-03-12',
      startsAt: '2026-03-12T14:30:00+08:00',
      amountYuan: '1234.50',
      heads: 12,
      passed: true,
    })
  })
  test('what is no number is sent as typed, so that it is refused and not guessed', () => {
    expect(inputOfValues({ ...typed, heads: '约十人' }, fields, input).heads).toBe('约十人')
  })
  test('a record shown and sent back is the same record', () => {
    const stored = { ...typed, title: '沙龙', note: null, startsAt: '2026-03-12T06:30:00.000Z', amountYuan: '1234.5', heads: 12 }
    const back = inputOfValues(valuesOf(stored, fields), fields, input)
    expect(new Date(String(back.startsAt)).toISOString()).toBe(stored.startsAt)
    expect({ ...back, startsAt: stored.startsAt }).toEqual(stored)
  })
  test('an address fills in fields that the form has, and nothing else', () => {
    const given = { title: '沙龙', passed: 'true', heads: '3', version: '7', constructor: 'x' }
    expect(givenValues(given, fields)).toEqual({ title: '沙龙', passed: true, heads: '3' })
    expect(givenValues({ passed: 'perhaps' }, fields)).toEqual({ passed: false })
  })
  test('an empty form holds a value for every field', () => {
    expect(Object.keys(blankValues(fields))).toEqual(fields.map((field) => field.name))
  })
})

test.each([
  ['20260312', '2026-03-12'],
  ['2026/3/12', '2026-03-12'],
  ['2026年3月12日', '2026-03-12'],
  ['3-12', '2026-03-12'],
  ['２０２６-０３-１２', '2026-03-12'],
  ['2026-02-30', null],
  ['明天', null],
])('a day typed as %s is %s', (typed, day) => expect(dayTyped(typed, 2026)).toBe(day))

test('numbers pasted from a spreadsheet lose separators, currency and width', () => {
  expect(plainNumber('￥ １，２３４．５０ 元')).toBe('1234.50')
})
test('an instant shows on the clock of the house', () => expect(clockOf('2026-03-12T16:05:00Z')).toBe('2026-03-13 00:05'))
test('the next number follows the largest, with its zeros, and starts anew with the year', () => {
  expect(nextNumber(['HD-2026-009', 'HD-2026-002', 'x'], 2026)).toBe('HD-2026-010')
  expect(nextNumber(['HD-2025-031'], 2026)).toBe('HD-2026-001')
  expect(nextNumber(['A7'], 2026)).toBe('A8')
  expect(nextNumber([], 2026)).toBe('')
})

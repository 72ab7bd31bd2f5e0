import { describe, expect, test } from 'vitest'
import { cellOf, cellState, daysLate, frequencyOf, itemsOn, turnOf, turnsDueIn } from './rules.ts'
import type { ChecklistItem, Frequency } from './schema.ts'

const item = (name: string, frequency: Frequency, from = '2023-01-01', until: string | null = null): ChecklistItem => ({
  ...{ id: `00000000-0000-7000-8000-${name.padStart(12, '0')}`, name, guide: null },
  ...{ from, until, frequency },
})
const result = (name: string, inspectedOn: string, passed = true, stage: 'open' | 'verified' | null = null) => ({
  ...{ item: name, inspectedOn, passed },
  stage: passed ? null : (stage ?? 'open'),
})
const area = (...items: ChecklistItem[]) => ({ startsOn: '2023-01-01', endsOn: null, items })

test.each<[Frequency, string, string, string]>([
  ['weekly', '2023-05-31', '2023-05-29', '2023-06-04'],
  ['weekly', '2023-01-01', '2022-12-26', '2023-01-01'],
  ['monthly', '2024-02-10', '2024-02-01', '2024-02-29'],
  ['quarterly', '2023-05-31', '2023-04-01', '2023-06-30'],
])('the %s turn of %s is %s to %s', (frequency, day, from, to) => {
  expect(turnOf(frequency, day)).toEqual({ from, to })
})

test('every week of a year falls due in exactly one month, a quarter in its last', () => {
  const weeks = Array.from({ length: 12 }, (_, at) => turnsDueIn('weekly', `2023-${String(at + 1).padStart(2, '0')}-01`)).flat()
  expect(weeks).toHaveLength(52)
  expect(new Set(weeks.map(({ from }) => from)).size).toBe(52)
  expect(turnsDueIn('quarterly', '2023-05-01')).toEqual([])
  expect(turnsDueIn('quarterly', '2023-06-01')).toEqual([{ from: '2023-04-01', to: '2023-06-30' }])
})

describe('an area’s month', () => {
  const now = '2023-12-31'
  test('counts what fell due and what was done of it; the pass rate is that of the results', () => {
    const items = area(item('灯', 'monthly'), item('门', 'monthly'), item('消防', 'quarterly'))
    const found = [result('灯', '2023-06-03'), result('门', '2023-06-03', false), result('消防', '2023-04-09')]
    expect(cellOf(items, found, '2023-06-01', now)).toEqual({ month: '2023-06-01', due: 3, done: 3, inspected: 2, passed: 1, open: 1 })
    expect(cellOf(items, found, '2023-05-01', now)).toMatchObject({ due: 2, done: 0, inspected: 0 })
  })
  test('asks for weekly items once a week, and not for weeks that have not begun', () => {
    const weekly = area(item('灯', 'weekly'))
    expect(cellOf(weekly, [result('灯', '2023-06-05'), result('灯', '2023-06-06')], '2023-06-01', now)).toMatchObject({ due: 5, done: 1 })
    expect(cellOf(weekly, [], '2023-06-01', '2023-06-07')).toMatchObject({ due: 2 })
  })
  test('does not ask for items, or areas, before they begin and after they end; old results stay', () => {
    const ended = area(item('灯', 'monthly', '2023-01-01', '2023-05-31'), item('门', 'monthly', '2023-07-02'))
    expect(cellOf(ended, [result('灯', '2023-06-03', false)], '2023-06-01', now)).toMatchObject({ due: 0, inspected: 1, passed: 0 })
    expect(cellOf({ ...area(item('灯', 'monthly')), endsOn: '2023-03-31' }, [], '2023-04-01', now)).toMatchObject({ due: 0 })
    expect(itemsOn(ended, '2023-07-31').map(({ name }) => name)).toEqual(['门'])
  })
  test.each<[string, object, string]>([
    ['nothing asked', { due: 0, done: 0, inspected: 0 }, 'none'],
    ['nobody there', { due: 2, done: 0, inspected: 0 }, 'missed'],
    ['one left', { due: 2, done: 1, inspected: 1 }, 'partial'],
    ['all done', { due: 2, done: 2, inspected: 2 }, 'done'],
    ['results without a checklist', { due: 0, done: 0, inspected: 3 }, 'done'],
    ['a month to come', { month: '2024-01-01', due: 0, done: 0, inspected: 0 }, 'ahead'],
  ])('is told in a word: %s', (_, part, word) => {
    expect(cellState({ month: '2023-06-01', due: 0, done: 0, inspected: 0, passed: 0, open: 0, ...part }, now)).toBe(word)
  })
})

test.each<[string, string, number, Frequency]>([
  ['2023-03-20', '2023-12-20', 10, 'monthly'],
  ['2023-03-01', '2023-03-29', 5, 'weekly'],
  ['2023-03-01', '2023-12-01', 4, 'quarterly'],
  ['2023-03-01', '2023-03-01', 1, 'monthly'],
])('what was looked at from %s to %s %s times is looked at %4$s', (first, last, times, frequency) => {
  expect(frequencyOf(first, last, times)).toBe(frequency)
})

test('what is not put right is late from the day after it was due', () => {
  expect(daysLate({ stage: 'open', dueOn: '2023-06-10' }, '2023-06-10')).toBe(0)
  expect(daysLate({ stage: 'open', dueOn: '2023-06-10' }, '2023-06-13')).toBe(3)
  expect(daysLate({ stage: 'waiting', dueOn: '2023-06-10' }, '2023-06-13')).toBe(0)
})

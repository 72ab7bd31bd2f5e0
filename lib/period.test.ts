import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plusDays } from './day.ts'
import {
  monthEndsTo,
  type NamedPeriod,
  periodAround,
  periodBeside,
  periodKinds,
  periodWords,
  previousPeriod,
  readPeriod,
  samePeriodLastYear,
  yearToEnd,
} from './period.ts'

const read = (text: string): NamedPeriod => {
  const period = readPeriod(text)
  if (!period) throw new Error(`${text} is no period`)
  return period
}
const later = '2030-01-01'

describe('an address names a period', () => {
  test.each([
    ['2023', 'year', '2023-01-01', '2023-12-31'],
    ['2023H2', 'half', '2023-07-01', '2023-12-31'],
    ['2023Q2', 'quarter', '2023-04-01', '2023-06-30'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2023-03-02..2023-05-31', 'custom', '2023-03-02', '2023-05-31'],
  ])('%s is a %s from %s to %s', (text, kind, from, to) =>
    expect(readPeriod(text)).toMatchObject({ kind, from, to, text, year: Number(text.slice(0, 4)) }),
  )

  test('days that are a whole quarter are called the quarter', () => expect(read('2023-04-01..2023-06-30').text).toBe('2023Q2'))

  test.each([
    '',
    '23',
    '1999',
    '2100',
    '2023H3',
    '2023Q0',
    '2023Q5',
    '2023-13',
    '2023-00',
    '2023-5',
    '2023-02-30..2023-03-01',
    '2023-03-02..2023-03-01',
    '2023H1x',
    '2023Q01',
  ])('%j names none', (text) => expect(readPeriod(text)).toBeNull())

  test('whatever it is, its text is read back as itself, and the one after it ends where it begins', () => {
    const days = fc.integer({ min: 0, max: 36_000 }).map((count) => plusDays('2000-06-01', count))
    const units = fc.constantFrom(...periodKinds.filter((kind) => kind !== 'custom'))
    fc.assert(
      fc.property(units, days, (kind, day) => {
        const period = periodAround(kind, day)
        expect(readPeriod(period.text)).toEqual(period)
        const next = periodBeside(period, 1)
        if (!next) return
        expect(next.from).toBe(plusDays(period.to, 1))
        expect(periodBeside(next, -1)).toEqual(period)
        // seen from its end, what 环比 compares with is the whole one before
        expect(previousPeriod(next, next.to)).toEqual({ from: period.from, to: period.to })
      }),
    )
  })
})

describe('what a period is compared with', () => {
  test.each([
    ['2023-03', '2022-03-01', '2022-03-31', '2023-02-01', '2023-02-28'],
    ['2025-02', '2024-02-01', '2024-02-29', '2025-01-01', '2025-01-31'],
    ['2023Q1', '2022-01-01', '2022-03-31', '2022-10-01', '2022-12-31'],
    ['2023', '2022-01-01', '2022-12-31', '2022-01-01', '2022-12-31'],
    ['2023-03-02..2023-03-11', '2022-03-02', '2022-03-11', '2023-02-20', '2023-03-01'],
    ['2024-02-29..2024-02-29', '2023-02-28', '2023-02-28', '2024-02-28', '2024-02-28'],
  ])('%s: a year before %s to %s, just before %s to %s', (text, fromYear, toYear, from, to) => {
    expect(samePeriodLastYear(read(text), later)).toEqual({ from: fromYear, to: toYear })
    expect(previousPeriod(read(text), later)).toEqual({ from, to })
  })

  test('a running one is compared with the same days only', () => {
    expect(samePeriodLastYear(read('2023'), '2023-05-15')).toEqual({ from: '2022-01-01', to: '2022-05-15' })
    expect(previousPeriod(read('2023-03'), '2023-03-10')).toEqual({ from: '2023-02-01', to: '2023-02-10' })
    expect(previousPeriod(read('2023Q2'), '2023-05-31')).toEqual({ from: '2023-01-01', to: '2023-02-28' })
    expect(previousPeriod(read('2023-03'), '2023-03-30')).toEqual({ from: '2023-02-01', to: '2023-02-28' })
  })

  test('scores speak of the year up to the period, never beyond today', () => {
    expect(yearToEnd(read('2023Q2'), later)).toEqual({ from: '2023-01-01', to: '2023-06-30' })
    expect(yearToEnd(read('2023Q2'), '2023-05-02')).toEqual({ from: '2023-01-01', to: '2023-05-02' })
  })
})

test('the months of a year up to a day end with that day, and a period is told by its number in the year', () => {
  expect(monthEndsTo('2024-03-10')).toEqual(['2024-01-31', '2024-02-29', '2024-03-10'])
  expect(periodWords(read('2023Q3'))).toEqual({ key: 'quarter', params: { year: 2023, number: 3, from: '2023-07-01', to: '2023-09-30' } })
})

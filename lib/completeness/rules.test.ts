import { describe, expect, test } from 'vitest'
import { dueDayOf, rateOf, stateOf } from './rules.ts'

const counts = (expected: number, done: number, excused = 0) => ({ expected, done, excused })

describe('where a cell stands', () => {
  test.each([
    ['nothing is expected', counts(0, 0), '2023-06-30', 'none'],
    ['all is there, long before it is due', counts(3, 3), '2023-05-20', 'complete'],
    ['nothing is there on the day it is due', counts(3, 0), '2023-06-10', 'due'],
    ['some is there on the day it is due', counts(3, 1), '2023-06-10', 'due'],
    ['nothing is there the day after', counts(3, 0), '2023-06-11', 'missing'],
    ['some is there the day after', counts(3, 1), '2023-06-11', 'partly'],
    ['all that is missing is excused', counts(3, 1, 2), '2023-06-11', 'complete'],
    ['all of it is excused', counts(3, 0, 3), '2023-06-11', 'excused'],
    ['some is excused and some is missing', counts(3, 0, 1), '2023-06-11', 'partly'],
  ] as const)('when %s', (_, found, now, state) => {
    expect(stateOf(found, '2023-06-10', now)).toBe(state)
  })
})

test('a month is due in the next one, in December in the next year', () => {
  expect([dueDayOf('2023-02-01', 5), dueDayOf('2023-12-01', 28)]).toEqual(['2023-03-05', '2024-01-28'])
})

test('a rate knows neither what is not expected nor what is not due', () => {
  expect(rateOf(['complete', 'excused', 'partly', 'missing', 'due', 'none'])).toEqual({ whole: 2, due: 4 })
  expect(rateOf(['none', 'due'])).toEqual({ whole: 0, due: 0 })
})

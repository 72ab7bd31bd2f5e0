import { expect, test } from 'vitest'
import { daySpans } from './day-spans.ts'

test('本月 本季 本年 上年 end on their last days', () => {
  expect(daySpans('2024-02-29').map(({ from, to }) => `${from} ${to}`)).toEqual([
    '2024-02-01 2024-02-29',
    '2024-01-01 2024-03-31',
    '2024-01-01 2024-12-31',
    '2023-01-01 2023-12-31',
  ])
})

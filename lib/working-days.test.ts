import { describe, expect, test } from 'vitest'
import { freeDays, isKnownYear, isWorkingDay, plusWorkingDays, unknownYears } from './working-days.ts'

describe('a day of the house is worked or free', () => {
  test.each([
    // 国办发明电: worked weekends (调休) and free weekdays of four years
    ['2023-01-28', true, 'a Saturday after the Spring Festival of 2023'],
    ['2023-04-05', false, '清明 2023, a Wednesday'],
    ['2023-06-25', true, 'a Sunday after 端午 2023'],
    ['2023-10-06', false, 'a Friday of the National Day week 2023'],
    ['2023-10-07', true, 'the Saturday after it'],
    ['2024-02-04', true, 'a Sunday before the Spring Festival of 2024'],
    ['2024-05-11', true, 'a Saturday after 1 May 2024'],
    ['2024-09-17', false, '中秋 2024, a Tuesday'],
    ['2025-01-26', true, 'a Sunday before the Spring Festival of 2025'],
    ['2025-10-08', false, 'a Wednesday of the National Day week 2025'],
    ['2025-10-11', true, 'the Saturday after it'],
    ['2026-01-04', true, 'a Sunday after New Year 2026'],
    ['2026-10-10', true, 'the Saturday after the National Day week 2026'],
    ['2026-11-27', true, 'a Friday like any other'],
    ['2026-11-28', false, 'a Saturday like any other'],
  ])('%s worked: %s (%s)', (day, worked) => {
    expect(isWorkingDay(day)).toBe(worked)
  })

  test('and the office has the last word', () => {
    const own = new Map([
      ['2026-11-27', false],
      ['2026-11-28', true],
    ])
    expect([isWorkingDay('2026-11-27', own), isWorkingDay('2026-11-28', own)]).toEqual([false, true])
    expect(plusWorkingDays('2026-11-26', 1, own)).toBe('2026-11-28')
  })

  test('of a year that is not published only the weekends are free, and it says so', () => {
    expect([2023, 2024, 2025, 2026].map(isKnownYear)).toEqual([true, true, true, true])
    expect(isKnownYear(2099)).toBe(false)
    expect([isWorkingDay('2099-10-01'), isWorkingDay('2099-10-03')]).toEqual([true, false])
    expect(unknownYears('2026-12-20', '2099-01-05')).toContain(2099)
    expect(unknownYears('2026-01-01', '2026-12-31')).toEqual([])
  })
})

test.each([
  ['2026-11-27', 1, '2026-11-30'],
  ['2026-11-28', 1, '2026-11-30'],
  ['2026-09-30', 1, '2026-10-08'],
  ['2026-10-09', 1, '2026-10-10'],
  ['2026-10-09', 2, '2026-10-12'],
  ['2023-09-27', 3, '2023-10-08'],
])('from %s, %i working days on is %s', (from, days, day) => {
  expect(plusWorkingDays(from, days)).toBe(day)
})

test('the free days of a stretch are told one by one', () => {
  expect(freeDays('2026-10-05', '2026-10-12')).toEqual(['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-11'])
})

import { describe, expect, test } from 'vitest'
import { arrivalState, arrivalWindow, undoUntil } from './rules.ts'

const at = (text: string) => new Date(`${text}+08:00`)
const event = (startsAt: string | null, status = 'planned') => ({
  heldOn: '2026-11-23',
  startsAt: startsAt === null ? null : at(startsAt),
  status,
})

describe('a visitor signs in', () => {
  test.each([
    ['the whole day when no beginning is known', null, '2026-11-23T00:00', '2026-11-24T00:00'],
    ['from two hours before the beginning', '2026-11-23T14:30', '2026-11-23T12:30', '2026-11-24T00:00'],
    ['not on the evening before an early beginning', '2026-11-23T01:00', '2026-11-23T00:00', '2026-11-24T00:00'],
    ['on the day of the poster when the beginning lies on another day before', '2026-11-20T09:00', '2026-11-23T00:00', '2026-11-24T00:00'],
    ['on the day of the poster when the beginning lies on another day after', '2026-11-25T09:00', '2026-11-23T00:00', '2026-11-24T00:00'],
  ])('%s', (_, startsAt, opens, closes) => {
    expect(arrivalWindow(event(startsAt))).toEqual({ opensAt: at(opens), closesAt: at(closes) })
  })

  test.each([
    ['2026-11-22T23:59:59.999', null, 'planned', 'early'],
    ['2026-11-23T00:00', null, 'planned', 'open'],
    ['2026-11-23T23:59:59.999', null, 'held', 'open'],
    ['2026-11-24T00:00', null, 'held', 'over'],
    ['2026-11-23T12:29:59', '2026-11-23T14:30', 'planned', 'early'],
    ['2026-11-23T12:30', '2026-11-23T14:30', 'planned', 'open'],
    ['2026-11-23T12:30', '2026-11-23T14:30', 'cancelled', 'cancelled'],
    ['2026-11-20T12:30', null, 'cancelled', 'cancelled'],
  ])('at %s (beginning %s, %s): %s', (now, startsAt, status, state) => {
    expect(arrivalState(event(startsAt, status), at(now))).toBe(state)
  })

  test('and takes it back within ten minutes', () => {
    expect(undoUntil(at('2026-11-23T14:03:00'))).toEqual(at('2026-11-23T14:13:00'))
  })
})

import { describe, expect, test } from 'vitest'
import { plusDays } from '../day.ts'
import { byDay, byMonth, doubtOfTimes, type Figures, type FollowerFigures, followerChecks } from './rules.ts'

const day = (day: string, totalUsers: number, newUsers: number | null = null, cancelledUsers: number | null = 0): FollowerFigures => ({
  ...{ day, totalUsers, newUsers, cancelledUsers },
})

describe('a series of followers', () => {
  test.each<[string, FollowerFigures[], unknown[]]>([
    ['fits to the one', [day('2023-05-01', 100), day('2023-05-02', 103, 3, 1)], []],
    ['breaks beyond one', [day('2023-05-01', 100), day('2023-05-02', 104, 3, 1)], [['break', '2023-05-02', 102, 104]]],
    ['breaks downwards', [day('2023-05-01', 100), day('2023-05-02', 98, 1, 1)], [['break', '2023-05-02', 100, 98]]],
    ['says nothing of a flow that nobody told', [day('2023-05-01', 100), day('2023-05-02', 109, null)], []],
    ['is read in any order', [day('2023-05-02', 104, 3, 1), day('2023-05-01', 100)], [['break', '2023-05-02', 102, 104]]],
    ['over a month’s end', [day('2024-02-29', 100), day('2024-03-01', 90, 0, 0)], [['break', '2024-03-01', 100, 90]]],
    [
      'tells missing days once, and no break across them',
      [day('2023-05-01', 100), day('2023-05-05', 120, 1, 0)],
      [['gap', '2023-05-05', '2023-05-02', '2023-05-04', 3]],
    ],
    ['of one day', [day('2023-05-01', 100)], []],
    ['of no day', [], []],
  ])('%s', (_, days, expected) => {
    expect(followerChecks(days).map(({ kind, ...rest }) => [kind, ...Object.values(rest)])).toEqual(expected)
  })

  const steady = Array.from({ length: 12 }, (_, at) => day(plusDays('2023-05-01', at), 100 + at, 1, 0))
  test('that jumps far beyond what is usual is told, once', () => {
    const series = [...steady, day('2023-05-13', 1110, 999, 0), day('2023-05-14', 1111, 1, 0)]
    expect(followerChecks(series)).toEqual([{ kind: 'jump', day: '2023-05-13', previous: 111, value: 1110, usual: 1 }])
  })
  test('that grows by twenty, or of which too little is known, does not jump', () => {
    expect(followerChecks([...steady, day('2023-05-13', 131, 20, 0)])).toEqual([])
    expect(followerChecks([day('2023-05-01', 100), day('2023-05-02', 900, 800, 0)])).toEqual([])
  })
})

const none: Figures = { readUsers: null, readTimes: null, shareUsers: null, shareTimes: null, followsAfter: null, deliveredUsers: null }
describe('figures in a column of times are doubted', () => {
  test.each<[string, Partial<Figures>, Partial<Figures> | null, unknown[]]>([
    ['not when there are more reads than readers', { readTimes: 30, readUsers: 20 }, { readTimes: 29 }, []],
    ['when they are fewer than the readers known', { readTimes: 150 }, { readUsers: 202 }, [['times_below_people', 'readTimes', 202]]],
    ['when they fall', { readTimes: 202 }, { readTimes: 281 }, [['times_fell', 'readTimes', 281]]],
    ['when they equal many readers', { readTimes: 202, readUsers: 202 }, null, [['times_equal_people', 'readTimes', 202]]],
    ['when they equal many readers known before', { readTimes: 202 }, { readUsers: 202 }, [['times_equal_people', 'readTimes', 202]]],
    ['not when a few read once each', { readTimes: 5, readUsers: 5 }, null, []],
    ['of shares, too', { shareTimes: 8 }, { shareTimes: 16 }, [['times_fell', 'shareTimes', 16]]],
    ['never where none are told', { readUsers: 5 }, { readTimes: 9 }, []],
  ])('%s', (_, told, known, expected) => {
    const doubts = doubtOfTimes({ ...none, ...told }, known && { ...none, ...known })
    expect(doubts.map(({ code, figure, other }) => [code, figure, other])).toEqual(expected)
  })
})

describe('followers drawn', () => {
  const days = [day('2023-05-30', 100, 3, 1), day('2023-06-01', 104, 4, 0), day('2023-06-02', 103, 1, 2)]
  test('day by day have a gap where a day is missing', () => {
    expect(byDay(days).map(({ name, total }) => [name, total])).toEqual([
      ['2023-05-30', 100],
      ['2023-05-31', null],
      ['2023-06-01', 104],
      ['2023-06-02', 103],
    ])
    expect(byDay([])).toEqual([])
  })
  test('month by month add up who came and went, never the total', () => {
    expect(byMonth(days)).toEqual([
      { name: '2023-05', came: 3, went: 1, total: 100 },
      { name: '2023-06', came: 5, went: 2, total: 103 },
    ])
    expect(byMonth([day('2023-05-01', 5, null, 0), day('2023-05-02', 6, 1, 0)])).toMatchObject([{ came: null, went: 0, total: 6 }])
  })
})

import { describe, expect, test } from 'vitest'
import { type DayState, lastDayAt, nextMorning, reasonOf, stepsOf } from './rules.ts'
import type { Endpoint } from './schema.ts'

test.each([
  ['just before eight in the morning, figures end the day before yesterday', '2026-03-01T23:59:59Z', '2026-02-28'],
  ['from eight in the morning on, they end yesterday', '2026-03-02T00:00:00Z', '2026-03-01'],
  ['late in the evening, too', '2026-03-02T15:59:00Z', '2026-03-01'],
  ['after midnight the day before yesterday', '2026-03-02T16:01:00Z', '2026-03-01'],
])('%s', (_, now, day) => expect(lastDayAt(new Date(now))).toBe(day))

test.each([
  ['2026-03-02T00:29:00Z', '2026-03-02T00:30:00.000Z'],
  ['2026-03-02T00:30:00Z', '2026-03-03T00:30:00.000Z'],
])('after %s the next morning is %s', (now, next) => expect(nextMorning(new Date(now)).toISOString()).toBe(next))

describe('a round asks', () => {
  const createdAt = new Date('2026-03-02T01:00:00Z')
  const round = { kind: 'now' as const, from: '2026-02-20', to: '2026-03-01', createdAt }
  const known = (endpoint: Endpoint, day: string, state: DayState['state'], more: Partial<DayState> = {}): DayState => ({
    ...{ endpoint, day, state, attempts: 1, askedAt: new Date('2026-03-01T01:00:00Z') },
    ...more,
  })
  const spansOf = (endpoint: Endpoint, states: DayState[] = [], over: object = {}) =>
    stepsOf({ ...round, ...over }, states, new Set())
      .filter((step) => step.endpoint === endpoint)
      .map(({ from, to }) => `${from} ${to}`)

  test('the newest days first, in spans that WeChat allows', () => {
    expect(spansOf('getusercumulate')).toEqual(['2026-02-23 2026-03-01', '2026-02-20 2026-02-22'])
    expect(spansOf('getbizsummary')).toEqual(['2026-02-20 2026-03-01'])
    expect(spansOf('getarticleread')).toHaveLength(10)
  })
  test('for no day that is settled, and for those around it', () => {
    const settled = ['2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28'].map((day) =>
      known('getusersummary', day, 'settled'),
    )
    expect(spansOf('getusersummary', settled)).toEqual(['2026-03-01 2026-03-01', '2026-02-20 2026-02-23'])
  })
  test('again for what is missing or growing, but not twice in one round, and not for ever', () => {
    const later = { askedAt: new Date('2026-03-02T01:00:01Z') }
    const only = { from: '2026-03-01', to: '2026-03-01' }
    expect(spansOf('getarticleread', [known('getarticleread', '2026-03-01', 'missing')], only)).toHaveLength(1)
    expect(spansOf('getarticletotaldetail', [known('getarticletotaldetail', '2026-03-01', 'growing')], only)).toHaveLength(1)
    expect(spansOf('getarticleread', [known('getarticleread', '2026-03-01', 'missing', later)], only)).toEqual([])
    expect(spansOf('getarticleread', [known('getarticleread', '2026-03-01', 'missing', { attempts: 3 })], only)).toEqual([])
    expect(
      spansOf('getarticleread', [known('getarticleread', '2026-03-01', 'missing', { attempts: 3 })], { ...only, kind: 'backfill' }),
    ).toHaveLength(1)
  })
  test('for a day that is missing long before its own days', () => {
    expect(spansOf('getusersummary', [known('getusersummary', '2026-01-05', 'missing')], { from: '2026-03-01' })).toEqual([
      '2026-03-01 2026-03-01',
      '2026-01-05 2026-01-05',
    ])
  })
  test('for nothing before there are figures, and no part that is stopped', () => {
    expect(spansOf('getbizsummary', [], { kind: 'backfill', from: '2024-01-01', to: '2025-11-02' })).toEqual(['2025-11-01 2025-11-02'])
    expect(spansOf('getusercumulate', [], { kind: 'backfill', from: '2010-01-01', to: '2014-12-02' })).toEqual(['2014-12-01 2014-12-02'])
    expect(stepsOf(round, [], new Set<Endpoint>(['getbizsummary'])).some(({ endpoint }) => endpoint === 'getbizsummary')).toBe(false)
  })
})

test('a code that nobody knows is told as such, and none is a success', () => {
  expect([reasonOf(0), reasonOf(-1), reasonOf(47009), reasonOf(12345)]).toEqual([null, 'busy', 'retired', 'unexpected'])
})

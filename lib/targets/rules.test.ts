import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money.ts'
import { type Asked, suggestTarget } from './rules.ts'

const asked = (over: Partial<Asked> = {}): Asked => ({
  ...{ operator: '≥', unit: '家', target: '15', past: [], capacity: null, growthPercent: '10' },
  ...over,
})
const year = (one: number, actual: string | null, target: string | null = null) => ({ year: one, actual, target })

describe('the next target', () => {
  test.each([
    ['a result far above its target is where the next one starts', { target: '12', past: [year(2023, '16', '12')] }, '16', null],
    ['a growing figure grows on, within what is allowed', { past: [year(2022, '10'), year(2023, '20')] }, '22', 'growth'],
    ['one missed year does not lower a target', { target: '100', unit: '%', past: [year(2023, '95', '100')] }, '100', 'kept'],
    [
      'two missed years lower it, by no more than is allowed',
      { target: '20', past: [year(2022, '8', '20'), year(2023, '8', '20')] },
      '18',
      'missed_twice',
    ],
    ['a rate stays within 100 %', { unit: '%', target: '90', past: [year(2022, '92'), year(2023, '99')] }, '100', 'capacity'],
    [
      'there are no more residents than seats',
      { past: [year(2023, '30')], capacity: { kind: 'seats', value: '24' } as const },
      '24',
      'capacity',
    ],
    ['large counts are round', { target: '10000', unit: '次', past: [year(2023, '11268', '10000')] }, '11200', null],
    ['without a result the target stays', { past: [year(2023, null)] }, '15', null],
    ['lower is better the other way round', { operator: '≤', target: '5', past: [year(2023, '3', '5')] }, '3', null],
    ['and is never asked to be nothing', { operator: '≤', target: '5', past: [year(2023, '0', '5')] }, '1', null],
  ] as const)('%s', (_, over, target, bound) => {
    expect(suggestTarget(asked(over as Partial<Asked>))).toMatchObject({ target, ...(bound && { bound }) })
  })

  test('past targets that were far from the result are named', () => {
    expect(suggestTarget(asked({ target: '12', past: [year(2022, '8', '10'), year(2023, '16', '12')] })).notes).toEqual([
      { kind: 'under', year: 2022, percent: '20' },
      { kind: 'over', year: 2023, percent: '33' },
    ])
  })
})

const number = (max: number) => fc.integer({ min: 0, max: max * 100 }).map((n) => new Decimal(n).div(100).toFixed())
const positive = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }).map(String),
  fc.integer({ min: 1, max: 9999 }).map((n) => new Decimal(n).div(100).toFixed()),
)
const anyAsked = fc.record({
  operator: fc.constantFrom('≥', '=', '≤'),
  unit: fc.constantFrom('%', '家'),
  target: positive,
  past: fc
    .array(fc.record({ actual: fc.option(number(20_000)), target: fc.option(positive) }), { maxLength: 3 })
    .map((rows) => rows.map((row, at) => ({ year: 2021 + at, ...row }))),
  capacity: fc.option(fc.record({ kind: fc.constantFrom('seats' as const, 'budget' as const), value: number(500) })),
  growthPercent: fc.integer({ min: 0, max: 50 }).map(String),
})

describe('for any past', () => {
  test('a target is above zero, and a rate that is to be reached at most 100 %', () => {
    fc.assert(
      fc.property(anyAsked, (one) => {
        const { target } = suggestTarget(one)
        expect(new Decimal(target).gt(0)).toBe(true)
        if (one.unit === '%' && one.operator !== '≤') expect(new Decimal(target).lte(100)).toBe(true)
      }),
    )
  })

  test('a target asks for no more growth than is allowed, unless more was asked for before', () => {
    fc.assert(
      fc.property(anyAsked, (one) => {
        const last = one.past.findLast(({ actual }) => actual !== null)?.actual
        if (!last) return
        const { target } = suggestTarget(one)
        const most = new Decimal(last).mul(new Decimal(one.growthPercent).div(100).add(1))
        if (one.operator === '≤') {
          const least = new Decimal(last).mul(new Decimal(1).sub(new Decimal(one.growthPercent).div(100)))
          expect(new Decimal(target).gte(Decimal.min(least, one.target))).toBe(true)
        } else expect(new Decimal(target).lte(Decimal.max(most, one.target))).toBe(true)
      }),
    )
  })

  test('a better result never asks for less', () => {
    fc.assert(
      fc.property(anyAsked, number(2000), (one, more) => {
        const at = one.past.findLastIndex(({ actual }) => actual !== null)
        const last = one.past[at]
        if (!last?.actual) return
        const better = one.past.map((row, i) => (i === at ? { ...row, actual: new Decimal(last.actual ?? 0).add(more).toFixed() } : row))
        const [before, after] = [suggestTarget(one).target, suggestTarget({ ...one, past: better }).target]
        // where lower is better, a higher figure is the worse one
        expect(new Decimal(after).gte(before)).toBe(true)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decimal } from '../money.ts'
import { amountOf, jumpOf, mayRollOver, monthsOf, sumOfParts, usageOf, usualPerDay } from './rules.ts'

/** What the meters of one place count, one turn after the other: they count on, begin at 0 again, or give way to another. */
const turns = fc.array(
  fc.record({
    counted: fc.integer({ min: 0, max: 9_000_000 }),
    swap: fc.option(fc.record({ start: fc.integer({ min: 0, max: 50_000 }), counted: fc.integer({ min: 0, max: 40_000_000 }) }), {
      freq: 4,
    }),
    multiplier: fc.constantFrom('1', '10', '15', '30', '0.5', '1.25'),
  }),
  { minLength: 1, maxLength: 20 },
)
const figureOf = (thousandths: number) => new Decimal(thousandths).div(1000).toFixed()
/** A meter of five digits, in thousandths: after 99999.999 it shows 0. */
const end = 100_000_000

test('usages over any sequence of readings, swaps and roll-overs add up to what the meters counted', () => {
  fc.assert(
    fc.property(turns, fc.integer({ min: 10_000_000, max: end - 1 }), (steps, from) => {
      let shown = from
      let multiplier = '10'
      let counted = new Decimal(0)
      let summed = new Decimal(0)
      for (const step of steps) {
        const previous = shown
        const room = end - 1 - shown
        // a meter about to be taken away is not counted past its end in one turn
        const old = step.swap ? Math.min(step.counted, room) : step.counted
        counted = counted.add(new Decimal(figureOf(old)).mul(multiplier))
        if (step.swap) {
          const fresh = step.swap
          const current = fresh.start + fresh.counted
          counted = counted.add(new Decimal(figureOf(fresh.counted)).mul(step.multiplier))
          const reading = {
            ...{ previous: figureOf(previous), current: figureOf(current), multiplier: step.multiplier, change: 'swap' as const },
            ...{ swapFinal: figureOf(previous + old), swapStart: figureOf(fresh.start), swapMultiplier: multiplier },
          }
          summed = summed.add(usageOf(reading).usage ?? 'NaN')
          multiplier = step.multiplier
          shown = current
        } else {
          shown = (previous + old) % end
          const change = shown < previous ? ('rollover' as const) : ('none' as const)
          summed = summed.add(usageOf({ previous: figureOf(previous), current: figureOf(shown), multiplier, change }).usage ?? 'NaN')
        }
      }
      expect(summed.sub(counted).abs().toNumber()).toBeLessThan(0.02)
    }),
    { numRuns: 500 },
  )
})
test('a swap asks for both figures before there is a usage', () => {
  expect(usageOf({ previous: '10', current: '5', multiplier: '1', change: 'swap', swapFinal: '12', swapStart: null })).toEqual({})
  expect(
    usageOf({ previous: '10', current: '5', multiplier: '2', change: 'swap', swapFinal: '12', swapStart: '1', swapMultiplier: '10' }),
  ).toEqual({ usage: '28' })
})

describe('what is usual', () => {
  const monthly = (...usages: string[]) => usages.map((usage, at) => ({ readOn: `2023-${String(at + 1).padStart(2, '0')}-28`, usage }))
  test('is the mean a day of at most six periods, and nothing before the second reading', () => {
    expect(usualPerDay([])).toBeNull()
    expect(usualPerDay(monthly('100'))).toBeNull()
    expect(usualPerDay(monthly('999999', '310'))).toBe('10')
    expect(usualPerDay(monthly('0', '99999', '300', '300', '300', '300', '300', '300'))).toBe('9.945')
  })
  test('is left by more than double or less than half, and by nothing else', () => {
    const jump = (usage: string) => jumpOf(usage, '2023-01-01', '2023-01-11', '10')
    expect([jump('100'), jump('200'), jump('50'), jump('201'), jump('420'), jump('49'), jump('0')]).toEqual([
      null,
      null,
      null,
      '2',
      '4.2',
      '0.5',
      '0',
    ])
    expect(jumpOf('500', '2023-01-01', '2023-01-11', null)).toBeNull()
    expect(jumpOf('500', '2023-01-11', '2023-01-11', '10')).toBeNull()
  })
})

test('a roll-over is believed of a meter near its end', () => {
  expect([mayRollOver('99890', 5), mayRollOver('89999', 5), mayRollOver('99890', 6)]).toEqual([true, false, false])
})
test('parts are summed when all four are there', () => {
  expect([sumOfParts(['1.5', '2', '3', '4']), sumOfParts(['1', '2', '', '4']), sumOfParts([null, '1', '1', '1'])]).toEqual([
    '10.5',
    null,
    null,
  ])
})
test('a bill comes to usage × price, or to each part × its price, rounded part by part, and the rest', () => {
  expect(amountOf({ usage: '100.5', unitPriceYuan: '0.812345', otherYuan: '-1.2' })).toBe('80.44')
  const parts = { sharpUsage: '0', peakUsage: '10.1', flatUsage: '20.2', valleyUsage: '30.3' }
  const prices = { peakPriceYuan: '1.005', flatPriceYuan: '0.6', valleyPriceYuan: '0.3' }
  expect(amountOf({ usage: '60.6', ...parts, ...prices, otherYuan: '0.5' })).toBe('31.86')
  expect(amountOf({ usage: '60.6', ...parts, ...prices, valleyPriceYuan: '' })).toBeNull()
  expect(amountOf({ usage: '60.6', ...parts, unitPriceYuan: '0.5' })).toBe('30.30')
  expect(amountOf({ usage: '10' })).toBeNull()
})
test('months without a reading are there with nothing used', () => {
  expect(
    monthsOf([
      { readOn: '2023-02-03', usage: '2' },
      { readOn: '2022-12-05', usage: '1' },
      { readOn: '2023-02-27', usage: '3.5' },
    ]),
  ).toEqual([
    { month: '2022-12', usage: '1' },
    { month: '2023-01', usage: '0' },
    { month: '2023-02', usage: '5.5' },
  ])
})

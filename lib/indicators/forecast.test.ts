import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastOfYear, plusDays } from '../day.ts'
import { Decimal } from '../money.ts'
import { type ForecastAsk, forecastOf } from './forecast.ts'
import type { Formula } from './schema.ts'

const count: Formula = { numerator: { measure: 'articles.published', reducer: 'sum', facets: [] }, denominator: null, scale: '1' }
const spent: Formula = {
  numerator: { measure: 'costs.paid', reducer: 'sum', facets: [] },
  denominator: { measure: 'budget.adjusted', reducer: 'sum', facets: [] },
  scale: '100',
}
const rate: Formula = {
  numerator: { measure: 'requests.on_time', reducer: 'sum', facets: [] },
  denominator: { measure: 'requests.due', reducer: 'sum', facets: [] },
  scale: '100',
}
const followers: Formula = { numerator: { measure: 'followers.total', reducer: 'last', facets: [] }, denominator: null, scale: '1' }
const upkeep: Formula = {
  numerator: { measure: 'upkeep.settled', reducer: 'months_covered', facets: ['水费'] },
  denominator: null,
  scale: '1',
}
const none: null[] = []

describe('a year-end is foreseen', () => {
  test('a year that is over comes to what it came to, with nothing on either side', () => {
    const ask = { formula: count, year: 2023, asOf: '2023-12-31', actuals: [...Array(11).fill('3'), '42'], lastYear: none }
    expect(forecastOf(ask)).toEqual({ method: 'final', value: '42', low: '42', high: '42' })
  })

  test('nothing is foreseen of what was never logged', () =>
    expect(forecastOf({ formula: count, year: 2023, asOf: '2023-06-30', actuals: Array(6).fill(null), lastYear: none })).toBeNull())

  test('without a year before, what is counted goes on at its pace; an even pace leaves next to no range', () => {
    const actuals = ['31', '59', '90', '120', '151', '181']
    expect(forecastOf({ formula: count, year: 2023, asOf: '2023-06-30', actuals, lastYear: none })).toEqual({
      method: 'pace',
      value: '365',
      low: '365',
      high: '365',
    })
  })

  test('with a year before, as much is to come as its share after this day says', () => {
    const lastYear = ['2', '4', '6', '8', '10', '12', '20', '30', '40', '45', '48', '50']
    const forecast = forecastOf({ formula: count, year: 2023, asOf: '2023-06-30', actuals: ['1', '2', '5', '6', '7', '9'], lastYear })
    expect(forecast).toMatchObject({ method: 'seasonal', value: '38' }) // 9 ÷ (12 ÷ 50) = 37.5
  })

  test('the share stands between two months’ ends inside a month', () => {
    const lastYear = ['0', '0', '0', '0', '0', '10', ...Array(6).fill('20')]
    // half of June: 5 of 20
    expect(forecastOf({ formula: count, year: 2023, asOf: '2023-06-15', actuals: ['0', '0', '0', '0', '1', '3'], lastYear })?.value).toBe(
      '12',
    )
  })

  test('where last year had hardly begun by this day, what came after it is added instead of multiplied', () => {
    const lastYear = ['0', '0', '1', ...Array(9).fill('12')]
    expect(forecastOf({ formula: count, year: 2023, asOf: '2023-02-28', actuals: ['0', '0'], lastYear })?.value).toBe('12')
    expect(forecastOf({ formula: count, year: 2023, asOf: '2023-03-31', actuals: ['0', '0', '5'], lastYear })?.value).toBe('16')
  })

  test('a share of the budget follows what will be paid', () => {
    const forecast = forecastOf({
      formula: spent,
      year: 2023,
      asOf: '2023-07-01',
      actuals: ['8', '16', '24', '32', '40', '48', '50'],
      lastYear: none,
    })
    expect(forecast?.method).toBe('pace')
    expect(Number(forecast?.value)).toBeCloseTo((50 * 365) / 182, 1)
  })

  test('a rate and a stock are held, and range as widely as their months did', () => {
    const held = forecastOf({ formula: rate, year: 2023, asOf: '2023-03-31', actuals: ['90', '92', '91'], lastYear: none })
    expect(held).toMatchObject({ method: 'held', value: '91' })
    expect(Number(held?.low)).toBeCloseTo(91 - Math.sqrt(2.5) * Math.sqrt(9 * (1 + 1 / 365)), 0)
    expect(Number(held?.high)).toBeLessThan(100)
    expect(forecastOf({ formula: followers, year: 2023, asOf: '2023-02-28', actuals: ['300', '300'], lastYear: none })).toEqual({
      method: 'held',
      value: '300',
      low: '300',
      high: '300',
    })
  })

  test('months covered never become more than the year still has', () => {
    const forecast = forecastOf({
      formula: upkeep,
      year: 2023,
      asOf: '2023-11-30',
      actuals: [...Array(10).fill('4'), '11'],
      lastYear: [...Array(11).fill('2'), '10'],
    })
    expect(Number(forecast?.high)).toBeLessThanOrEqual(12)
  })
})

describe('whatever the months were', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 12, maxLength: 12 })
  const totals = (months: number[]) => months.map((_, at) => String(months.slice(0, at + 1).reduce((sum, month) => sum + month, 0)))
  const asks: fc.Arbitrary<ForecastAsk> = fc
    .record({
      formula: fc.constantFrom(count, spent, rate, followers, upkeep),
      days: fc.integer({ min: 0, max: 364 }),
      months: amounts,
      last: fc.option(amounts),
      rates: fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 12, maxLength: 12 }),
    })
    .map(({ formula, days, months, last, rates }) => {
      const asOf = plusDays('2023-01-01', days)
      const grows = formula === count || formula === spent || formula === upkeep
      const known = grows
        ? totals(formula === upkeep ? months.map((month) => month % 2) : months)
        : rates.map((value) => (value === null ? null : String(value)))
      return { formula, year: 2023, asOf, actuals: known.slice(0, Number(asOf.slice(5, 7))), lastYear: last ? totals(last) : none }
    })

  test('the value lies in its range, no count ends below what is there, and a share of a whole stays one', () =>
    fc.assert(
      fc.property(asks, (ask) => {
        const forecast = forecastOf(ask)
        const last = ask.actuals.at(-1) ?? null
        if (last === null) {
          expect(forecast).toBeNull()
          return
        }
        if (!forecast) throw new Error('a figure without a forecast')
        const [value, low, high] = [forecast.value, forecast.low, forecast.high].map((text) => new Decimal(text))
        expect(low?.lte(value ?? 0) && value?.lte(high ?? 0)).toBe(true)
        if ([count, spent, upkeep].includes(ask.formula)) expect(low?.gte(last)).toBe(true)
        if (ask.formula === rate) expect(low?.gte(0) && high?.lte(100)).toBe(true)
      }),
    ))

  test('at the year’s end the forecast is the actual', () =>
    fc.assert(
      fc.property(asks, (ask) => {
        const last = ask.actuals.at(-1) ?? null
        const over = forecastOf({ ...ask, asOf: lastOfYear(2023) })
        expect(over).toEqual(last === null ? null : { method: 'final', value: last, low: last, high: last })
      }),
    ))
})

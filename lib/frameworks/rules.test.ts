import fc from 'fast-check'
import { expect, test } from 'vitest'
import { respread } from '../evaluations/rules.ts'
import { Decimal } from '../money.ts'

test('the points of a group are spread in proportion and add up exactly; the rest is the largest’s', () => {
  expect(respread('50', ['8', '6', '8', '6', '6', '6'])).toEqual(['10', '7.5', '10', '7.5', '7.5', '7.5'])
  expect(respread('10', ['1', '1', '1'])).toEqual(['3.34', '3.33', '3.33'])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 30 }), (weights) => {
      const shares = respread(
        '40',
        weights.map((weight) => new Decimal(weight).div(100).toFixed()),
      )
      expect(Decimal.sum(...shares).eq(40)).toBe(true)
    }),
  )
})

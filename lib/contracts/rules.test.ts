import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Decimal } from '../money.ts'
import { amountOf, itemsOf, latest, linesInForce } from './rules.ts'

const line = (item: string, effectiveOn: string | null, maxQuantity = '10', unitPriceYuan = '50') => ({
  ...{ item, unit: '篇', maxQuantity, unitPriceYuan, effectiveOn },
})

test('the line in force on a day is the latest that began on or before it, else none', () => {
  const lines = [line('推文', null), line('推文', '2023-07-01', '12'), line('短视频', '2023-07-01')]
  expect(linesInForce(lines, '2023-06-30')).toEqual([lines[0]])
  expect(linesInForce(lines, '2023-07-01')).toEqual([lines[1], lines[2]])
  expect(latest(lines)).toEqual([lines[1], lines[2]])
})

test('every yuan settled stands with exactly one item', () => {
  const item = fc.constantFrom('推文', '短视频', '直播')
  const settled = fc.record({
    item,
    quantity: fc.constant('1'),
    amountYuan: fc.nat(1_000_000).map((fen) => new Decimal(fen).div(100).toFixed(2)),
  })
  fc.assert(
    fc.property(fc.array(settled), fc.array(item), (rows, items) => {
      const found = itemsOf(
        items.map((name) => line(name, null)),
        rows,
      )
      const total = (amounts: string[]) => amounts.reduce((sum, one) => sum.add(one), new Decimal(0)).toFixed(2)
      expect(total(found.map(({ settledYuan }) => settledYuan))).toBe(total(rows.map(({ amountYuan }) => amountYuan)))
    }),
  )
})

test('an amount is quantity × price, rounded half up to the fen, once both are numbers', () => {
  expect(amountOf('3', '33.335')).toBe('100.01')
  expect(amountOf('0.5', '0.01')).toBe('0.01')
  expect([amountOf('', '50'), amountOf('3', '5.'), amountOf('三', '5')]).toEqual([null, null, null])
})

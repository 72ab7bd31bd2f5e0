import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysIn, daysOfAny, divide, divideEach, fenOf, proposedBasis, scheduleAt, weightOf, yuanOf } from './rules.ts'

const fen = fc.bigInt({ min: -10_000_000_000_000n, max: 10_000_000_000_000n })
const weights = fc.array(fc.bigInt({ min: 0n, max: 3_000_000n }), { minLength: 1, maxLength: 30 })
const sum = (values: readonly bigint[]) => values.reduce((all, value) => all + value, 0n)

describe('dividing an amount', () => {
  test('loses no fen and adds none: the parts come to the whole, also of a refund', () => {
    fc.assert(
      fc.property(fen, weights, (whole, given) => {
        const parts = divide(whole, given)
        if (sum(given) === 0n) expect(parts).toBeNull()
        else expect(sum(parts ?? [])).toBe(whole)
      }),
    )
  })

  test('gives nobody a part of the other sign, nor more than a fen beside the exact share, nor anything to a weight of nothing', () => {
    fc.assert(
      fc.property(fen, weights, (whole, given) => {
        const all = sum(given)
        for (const [at, part] of (divide(whole, given) ?? []).entries()) {
          expect(part === 0n || part > 0n === whole > 0n).toBe(true)
          const off = part * all - whole * (given[at] ?? 0n)
          expect(off < all && -off < all).toBe(true)
          if (given[at] === 0n) expect(part).toBe(0n)
        }
      }),
    )
  })

  test('treats equal weights alike but for one fen, which goes to whoever comes first', () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 1, max: 40 }), fc.bigInt({ min: 1n, max: 999n }), (whole, count, weight) => {
        const parts = divide(whole, new Array(count).fill(weight)) ?? []
        const sizes = parts.map((part) => (part < 0n ? -part : part))
        expect([...sizes].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0))).toEqual(sizes)
        expect((sizes[0] ?? 0n) - (sizes.at(-1) ?? 0n) <= 1n).toBe(true)
      }),
    )
    expect(divide(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(divide(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n])
  })

  test('comes to the same for a hundred thousand amounts at once as for each by itself', () => {
    fc.assert(
      fc.property(fc.array(fen, { maxLength: 60 }), weights, (fens, given) => {
        const all = divideEach(fens, given)
        const each = fens.map((one) => divide(one, given) ?? [])
        if (sum(given) === 0n) expect(all).toBeNull()
        else expect(all).toEqual(given.map((_, at) => sum(each.map((parts) => parts[at] ?? 0n))))
      }),
    )
  })
})

test('yuan become fen and come back unchanged', () => {
  fc.assert(fc.property(fen, (one) => fenOf(yuanOf(one)) === one))
  expect([fenOf('-12.30'), fenOf('0.05'), fenOf('7'), yuanOf(-5n), yuanOf(123456n)]).toEqual([-1230n, 5n, 700n, '-0.05', '1234.56'])
})

const stay = (startedOn: string, endedOn: string | null, areaSqm: string | null = null, headcount: number | null = null) => ({
  ...{ organisationId: 'a', startedOn, endedOn, areaSqm, headcount },
})

test.each([
  ['the whole month', '2022-01-01', null, 28],
  ['its first day counts', '2023-02-10', null, 19],
  ['the day of leaving does not', '2022-01-01', '2023-02-10', 9],
  ['left on the first of it', '2022-01-01', '2023-02-01', 0],
  ['came and left on one day', '2023-02-05', '2023-02-05', 0],
  ['left after it', '2022-01-01', '2023-03-01', 28],
  ['came after it', '2023-03-01', null, 0],
])('days of a stay in a month: %s', (_, from, until, days) => {
  expect(daysIn('2023-02', stay(from, until))).toBe(days)
  expect(daysOfAny('2023-02', [stay(from, until)])).toBe(days)
})

test('whoever has two seats weighs by both areas, and where all bear alike by the days on which one of them is taken', () => {
  const stays = [stay('2023-03-01', '2023-03-21', '20.50', 3), stay('2023-03-11', null, '10', 2)]
  expect(weightOf('area', '2023-03', stays)).toBe(2050n * 20n + 1000n * 21n)
  expect(weightOf('headcount', '2023-03', stays)).toBe(60n + 42n)
  expect(weightOf('equal', '2023-03', stays)).toBe(31n)
  expect(weightOf('none', '2023-03', stays)).toBe(0n)
})

test('what grows with space is proposed by area, what grows with people by headcount, the rest to nobody', () => {
  expect(['场地租金', '水费', '电费', '清洁服务', '网络费', '办公耗材', '活动餐饮'].map(proposedBasis)).toEqual([
    ...['area', 'area', 'area', 'headcount', 'headcount', 'headcount', 'none'],
  ])
  expect([1, 6, 10, 12].map(scheduleAt)).toEqual(['8.33', '50', '83.33', '100'])
})

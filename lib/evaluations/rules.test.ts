import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import expected from '../../prisma/demo/2023/expected.json' with { type: 'json' }
import { Decimal } from '../money.ts'
import { checkSet, demands, deviationPercent, finalScore, gradeOf, isExplained, scoreItem, total } from './rules.ts'

const explained = {
  demand: { cause: false, measure: false, overshoot: false },
  cause: '',
  measure: '',
  measureDue: null,
  overshoot: null,
  deduction: '0',
  deductionReason: '',
}

describe('the score of an indicator', () => {
  test.each(expected.items)(
    '$code $name scores as the report of the sample year says',
    ({ target, weight, actual, score, deviationPct }) => {
      const goal = { operator: '≥', target: String(target), actual: String(actual) }
      expect(scoreItem({ ...goal, weight: String(weight) })).toBe(score.toFixed(2))
      expect(scoreItem({ ...goal, operator: '=', weight: String(weight) })).toBe(score.toFixed(2))
      expect(deviationPercent(goal)).toBe(String(deviationPct))
    },
  )

  test.each([
    ['≥', '3', '10', '1', '3.33', '-66.67'],
    ['≥', '8', '1', '5', '0.63', '-37.5'],
    ['≥', '200', '1', '1', '0.01', '-99.5'],
    ['≥', '10', '8', '-2', '0.00', '-120'],
    ['=', '100', '10', '101.5', '10.00', '1.5'],
    ['≤', '5', '10', '4', '10.00', '20'],
    ['≤', '5', '10', '5', '10.00', '0'],
    ['≤', '5', '10', '8', '6.25', '-60'],
    ['≤', '5', '10', '0', '10.00', '100'],
  ])('%s %s with weight %s and actual %s gives %s points, %s %% off', (operator, target, weight, actual, score, deviation) => {
    expect(scoreItem({ operator, target, weight, actual })).toBe(score)
    expect(deviationPercent({ operator, target, actual })).toBe(deviation)
  })

  test('a missing actual is no score, not zero', () => {
    expect(scoreItem({ operator: '≥', target: '10', weight: '5', actual: null })).toBeNull()
    expect(deviationPercent({ operator: '≥', target: '10', actual: null })).toBeNull()
    expect(finalScore(null, '1')).toBeNull()
  })

  test('a target of zero and an unknown operator are refused', () => {
    expect(() => scoreItem({ operator: '≥', target: '0', weight: '5', actual: '1' })).toThrow(RangeError)
    expect(() => scoreItem({ operator: '约', target: '1', weight: '5', actual: '1' })).toThrow(RangeError)
    expect(() => deviationPercent({ operator: '≤', target: '0.00', actual: null })).toThrow(RangeError)
  })

  const operator = fc.constantFrom('≥', '=', '≤')
  const positive = fc.integer({ min: 1, max: 10_000_000 }).map((cents) => new Decimal(cents).div(100).toFixed())
  const any = fc.integer({ min: -1_000_000, max: 100_000_000 }).map((cents) => new Decimal(cents).div(100).toFixed())

  test('it lies between 0 and the weight, has 2 decimals, and is full when the target is met', () => {
    fc.assert(
      fc.property(operator, positive, positive, any, (operator, target, weight, actual) => {
        const score = scoreItem({ operator, target, weight, actual })
        expect(score).toMatch(/^\d+\.\d\d$/)
        expect(new Decimal(score ?? -1).lte(weight)).toBe(true)
        const met = operator === '≤' ? new Decimal(actual).lte(target) : new Decimal(actual).gte(target)
        if (met) expect(score).toBe(new Decimal(weight).toFixed(2))
      }),
    )
  })

  test('a better actual never scores less nor deviates for the worse', () => {
    fc.assert(
      fc.property(operator, positive, positive, any, any, (operator, target, weight, one, other) => {
        const [low, high] = new Decimal(one).lte(other) ? [one, other] : [other, one]
        const [worse, better] = operator === '≤' ? [high, low] : [low, high]
        const score = (actual: string) => new Decimal(scoreItem({ operator, target, weight, actual }) ?? -1)
        const off = (actual: string) => new Decimal(deviationPercent({ operator, target, actual }) ?? 0)
        expect(score(worse).lte(score(better))).toBe(true)
        expect(off(worse).lte(off(better))).toBe(true)
      }),
    )
  })

  test('actual and target in another unit give the same score', () => {
    fc.assert(
      fc.property(
        operator,
        positive,
        positive,
        any,
        fc.constantFrom('0.0001', '0.01', '100', '10000'),
        (operator, target, weight, actual, by) => {
          const moved = (value: string) => new Decimal(value).mul(by).toFixed()
          expect(scoreItem({ operator, target: moved(target), weight, actual: moved(actual) })).toBe(
            scoreItem({ operator, target, weight, actual }),
          )
        },
      ),
    )
  })
})

describe('what a deviation demands', () => {
  test.each([
    [null, false, false, false],
    ['-0.01', true, true, false],
    ['0', false, false, false],
    ['20', false, false, false],
    ['20.01', true, false, false],
    ['30', true, false, false],
    ['30.01', true, false, true],
  ])('%s %% asks for cause %s, measure %s, reading %s', (deviation, cause, measure, overshoot) => {
    expect(demands({ deviationPercent: deviation })).toEqual({ cause, measure, overshoot })
  })

  test('limits of the house replace the defaults', () => {
    expect(demands({ deviationPercent: '12', causeLimit: 10, reviewLimit: 11 })).toEqual({ cause: true, measure: false, overshoot: true })
  })

  const below = { ...explained, demand: { cause: true, measure: true, overshoot: false } }
  const above = { ...explained, demand: { cause: true, measure: false, overshoot: true }, cause: '政策利好' }
  test.each([
    ['nothing demanded', explained, true],
    ['below target, nothing written', below, false],
    ['below target, measure without a day', { ...below, cause: '审批较晚', measure: '提前申报' }, false],
    ['below target, blanks only', { ...below, cause: ' ', measure: '提前申报', measureDue: '2024-03-31' }, false],
    ['below target, all written', { ...below, cause: '审批较晚', measure: '提前申报', measureDue: '2024-03-31' }, true],
    ['far above, not read by the reviewer', above, false],
    ['far above, effort', { ...above, overshoot: 'effort' as const }, true],
    ['target too low without a deduction', { ...above, overshoot: 'target_low' as const }, false],
    ['target too low, deduction without a reason', { ...above, overshoot: 'target_low' as const, deduction: '1' }, false],
    [
      'target too low, deduction with a reason',
      { ...above, overshoot: 'target_low' as const, deduction: '1', deductionReason: '指标值偏低' },
      true,
    ],
    ['an undemanded deduction without a reason', { ...explained, deduction: '0.5' }, false],
  ])('%s: explained is %s', (_, item, answer) => {
    expect(isExplained(item)).toBe(answer)
  })
})

describe('the total', () => {
  test('the sample year totals 97.00, 优', () => {
    const items = expected.items.map(({ code, score }) => ({ code, score: score.toFixed(2) }))
    expect(total(items)).toEqual({ total: '97.00', grade: 'excellent', missing: [] })
  })

  test('is the sum of the rounded scores that there are; while one is missing there is no grade', () => {
    expect(
      total([
        { code: 'A', score: '60.00' },
        { code: 'B', score: null },
        { code: 'C', score: '35.5' },
      ]),
    ).toEqual({ total: '95.50', grade: null, missing: ['B'] })
    expect(total([{ code: 'A', score: null }])).toEqual({ total: null, grade: null, missing: ['A'] })
    expect(total([])).toEqual({ total: null, grade: null, missing: [] })
  })

  test.each([
    ['100', 'excellent'],
    ['90.00', 'excellent'],
    ['89.99', 'good'],
    ['80', 'good'],
    ['79.99', 'fair'],
    ['60', 'fair'],
    ['59.99', 'poor'],
    ['0', 'poor'],
  ])('%s points are %s', (points, grade) => {
    expect(gradeOf(points)).toBe(grade)
  })

  test('a deduction lowers the score, never below zero', () => {
    expect(finalScore('10.00', '1.5')).toBe('8.50')
    expect(finalScore('1.00', '3')).toBe('0.00')
    expect(finalScore('2.50', '0')).toBe('2.50')
  })
})

describe('a set of indicators', () => {
  const set = [
    { code: 'P1', level1: '过程', operator: '=', target: '100', weight: '33.4', subProject: null },
    { code: 'O1', level1: '产出', operator: '≥', target: '15', weight: '33.3', subProject: '场地租赁费' },
    { code: 'O2', level1: '产出指标', operator: '≤', target: '3', weight: '33.3', subProject: '活动经费' },
  ]

  test('is sound when weights add up to 100 and every sub-project has an output indicator', () => {
    expect(checkSet(set)).toEqual([])
    expect(checkSet(set, ['场地租赁费', '活动经费'])).toEqual([])
  })

  test('names the sum of weights, the sub-project without output, the zero target and the unknown operator', () => {
    const broken = set.map((item) => (item.code === 'O2' ? { ...item, level1: '效益', weight: '30', target: '0.0', operator: '?' } : item))
    expect(checkSet(broken, ['场地租赁费', '活动经费', '日常运作经费'])).toEqual([
      { kind: 'weights_sum', detail: '96.7' },
      { kind: 'output_missing', detail: '活动经费' },
      { kind: 'output_missing', detail: '日常运作经费' },
      { kind: 'target_zero', detail: 'O2' },
      { kind: 'operator_unknown', detail: 'O2' },
    ])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import expected from '../../prisma/demo/2023/expected.json' with { type: 'json' }
import { bandOf, isInBand } from '../limits/rules.ts'
import { bands, usualLimits } from '../limits/schema.ts'
import { Decimal } from '../money.ts'
import { baseScoreOf, checkSet, demands, deviationPercent, finalScore, gradeOf, isExplained, scoreItem, total, weightsOf } from './rules.ts'

const explained = {
  demand: { cause: false, measure: false, overshoot: false },
  cause: '',
  measure: '',
  measureDue: null,
  measureOwner: '',
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
    const far = { deviationPercent: '12' }
    expect(demands(far, { ...usualLimits, causeAbove: '10', readAbove: '11' })).toEqual({ cause: true, measure: false, overshoot: true })
    expect(demands({ deviationPercent: '900' }, { ...usualLimits, farAbove: false })).toEqual(nothing)
    expect(demands({ deviationPercent: '-1' }, { ...usualLimits, farAbove: false })).toEqual({
      cause: true,
      measure: true,
      overshoot: false,
    })
  })

  const nothing = { cause: false, measure: false, overshoot: false }
  test('a qualitative indicator is explained where its band is not the first; one that does not apply never', () => {
    const rated = (band: 'reached' | 'partly' | 'missed' | null) => demands({ deviationPercent: null, kind: 'qualitative', band })
    expect([rated(null), rated('reached')]).toEqual([nothing, nothing])
    for (const band of ['partly', 'missed'] as const) expect(rated(band)).toEqual({ cause: true, measure: true, overshoot: false })
    expect(demands({ deviationPercent: '-50', isApplicable: false })).toEqual(nothing)
  })

  const below = { ...explained, measureOwner: '综合科', demand: { cause: true, measure: true, overshoot: false } }
  const above = { ...explained, demand: { cause: true, measure: false, overshoot: true }, cause: '政策利好' }
  test.each([
    ['nothing demanded', explained, true],
    ['below target, nothing written', below, false],
    ['below target, measure without a day', { ...below, cause: '审批较晚', measure: '提前申报' }, false],
    ['below target, blanks only', { ...below, cause: ' ', measure: '提前申报', measureDue: '2024-03-31' }, false],
    [
      'below target, nobody who sees to it',
      { ...below, cause: '审批较晚', measure: '提前申报', measureDue: '2024-03-31', measureOwner: ' ' },
      false,
    ],
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

describe('weights when something does not apply', () => {
  const weights = fc.array(fc.tuple(fc.integer({ min: 1, max: 4000 }), fc.boolean()), { minLength: 1, maxLength: 40 })
  const itemsOf = (drawn: [number, boolean][]) =>
    drawn.map(([cents, isApplicable]) => ({ weight: new Decimal(cents).div(100).toFixed(), isApplicable }))

  test('they stay together what they were to the last digit, whatever does not apply; that has none', () => {
    fc.assert(
      fc.property(weights, (drawn) => {
        const items = itemsOf(drawn)
        const spread = weightsOf(items)
        expect(Decimal.sum(...spread).eq(Decimal.sum(...items.map(({ weight }) => weight)))).toBe(true)
        if (!items.some(({ isApplicable }) => isApplicable)) return
        for (const [at, { isApplicable }] of items.entries()) if (!isApplicable) expect(spread[at]).toBe('0')
      }),
    )
  })

  test('each grows in proportion, to half a hundredth but for the largest, which takes what rounding leaves', () => {
    fc.assert(
      fc.property(weights, (drawn) => {
        const items = itemsOf(drawn)
        const spread = weightsOf(items)
        const applicable = items.flatMap((item, at) => (item.isApplicable ? [{ was: item.weight, is: spread[at] ?? '' }] : []))
        if (applicable.length === 0 || applicable.length === items.length) {
          expect(spread).toEqual(items.map(({ weight }) => weight))
          return
        }
        const factor = Decimal.sum(...items.map(({ weight }) => weight)).div(Decimal.sum(...applicable.map(({ was }) => was)))
        const off = applicable.map(({ was, is }) => new Decimal(is).sub(factor.mul(was)).abs())
        expect(off.filter((one) => one.gt('0.005')).length).toBeLessThanOrEqual(1)
        expect(Decimal.max(...off).lte(new Decimal('0.005').mul(applicable.length))).toBe(true)
      }),
    )
  })

  test('three of fourteen', () => {
    const items = ['10', '10', '20', '60'].map((weight, at) => ({ weight, isApplicable: at !== 0 }))
    expect(weightsOf(items)).toEqual(['0', '11.11', '22.22', '66.67'])
  })
})

describe('a qualitative indicator', () => {
  const rated = { kind: 'qualitative' as const, operator: '≥', target: '100', actual: null }
  test('scores its weight by its percentage, rounded half up, and nothing before it is rated', () => {
    expect(baseScoreOf({ ...rated, weight: '8', bandPercent: '85.5' })).toBe('6.84')
    expect(baseScoreOf({ ...rated, weight: '3', bandPercent: '33.5' })).toBe('1.01')
    expect(baseScoreOf({ ...rated, weight: '8', bandPercent: null })).toBeNull()
    expect(baseScoreOf({ ...rated, weight: '0', bandPercent: '85', isApplicable: false })).toBeNull()
  })

  test('every percentage from 0 to 100 lies in just one band, and a better one never scores less', () => {
    const percent = fc.integer({ min: 0, max: 10_000 }).map((part) => new Decimal(part).div(100).toFixed())
    fc.assert(
      fc.property(percent, percent, (one, other) => {
        expect(bands.filter((band) => isInBand(band, one, usualLimits))).toEqual([bandOf(one, usualLimits)])
        const [low, high] = new Decimal(one).lte(other) ? [one, other] : [other, one]
        expect(bands.indexOf(bandOf(high, usualLimits) ?? 'missed')).toBeLessThanOrEqual(
          bands.indexOf(bandOf(low, usualLimits) ?? 'missed'),
        )
        const score = (bandPercent: string) => Number(baseScoreOf({ ...rated, weight: '10', bandPercent }))
        expect(score(low)).toBeLessThanOrEqual(score(high))
      }),
    )
    expect(['100', '80', '79.99', '60', '59.99', '0'].map((text) => bandOf(text, usualLimits))).toEqual([
      ...['reached', 'reached', 'partly', 'partly', 'missed', 'missed'],
    ])
    expect(bandOf('100.01', usualLimits)).toBeNull()
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

  test('the grades begin where the framework says', () => {
    const strict = { excellentFrom: '95', goodFrom: '85', fairFrom: '70' }
    expect(['95', '94.99', '84.99', '69.99'].map((points) => gradeOf(points, strict))).toEqual(['excellent', 'good', 'fair', 'poor'])
    expect(total([{ code: 'A', score: '92' }], strict).grade).toBe('good')
  })

  test('what does not apply is neither counted nor missing', () => {
    const items = [
      { code: 'A', score: '90', isApplicable: true },
      { code: 'B', score: null, isApplicable: false },
    ]
    expect(total(items)).toEqual({ total: '90.00', grade: 'excellent', missing: [] })
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

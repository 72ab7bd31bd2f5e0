import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '../indicators/catalogue.ts'
import type { Definition } from '../indicators/schema.ts'
import { Decimal } from '../money.ts'
import { compareSets, problemsOf, spreadEvenly, wearOf } from './rules.ts'

const formulaOf = (name: string) => catalogue.find(({ names }) => names.includes(name))?.formula ?? null
const item = (over: Partial<Definition> = {}): Definition => ({
  ...{ id: '01900000-0000-7000-8000-000000000001', year: 2030, code: 'O1', level1: '产出', level2: '数量', name: '“倾”沙龙举办场次' },
  ...{ operator: '≥', target: '6', unit: '场', weight: '100', subProject: '活动经费', formula: formulaOf('“倾”沙龙举办场次') },
  ...{
    kind: 'quantitative',
    position: 1,
    version: 1,
    createdAt: '2030-01-01T00:00:00Z',
    updatedAt: '2030-01-01T00:00:00Z',
    removedAt: null,
  },
  ...over,
})

describe('a set can be activated', () => {
  test('when nothing is wrong with it', () => expect(problemsOf([item()], ['活动经费'])).toEqual([]))

  test.each([
    ['has no indicator', [], { kind: 'empty' }],
    ['does not add up to 100', [item({ weight: '99.99' })], { kind: 'weights_sum', detail: '99.99', field: 'weight' }],
    ['leaves a sub-project without an output', [item({ subProject: null })], { kind: 'output_missing', detail: '活动经费' }],
    ['asks for nothing', [item({ target: '0' })], { kind: 'target_zero', code: 'O1', field: 'target' }],
    ['has an indicator that nobody can compute', [item({ formula: null })], { kind: 'formula_missing', code: 'O1', field: 'formula' }],
    ['counts salons in %', [item({ unit: '%' })], { kind: 'unit_unfit', code: 'O1', field: 'unit', detail: '场、场次、次、期' }],
    [
      'names a sub-project that has no budget',
      [item(), item({ code: 'O2', weight: '0', subProject: '旧项目' })],
      { kind: 'sub_project_unknown', code: 'O2' },
    ],
  ])('not when it %s', (_, items, problem) => {
    expect(problemsOf(items, ['活动经费'])).toEqual(expect.arrayContaining([expect.objectContaining(problem)]))
  })

  test('with every unit that the catalogue knows for a formula', () => {
    for (const { units, formula } of catalogue)
      for (const unit of units) expect(problemsOf([item({ formula, unit, subProject: null })], []), unit).toEqual([])
  })
})

describe('均分', () => {
  test('leaves the rest on the last', () => expect(spreadEvenly('100', 3)).toEqual(['33.33', '33.33', '33.34']))
  test('adds up to the total exactly, each with two decimals and none apart from the last by more than the rest', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 10_000 }), fc.integer({ min: 1, max: 60 }), (cents, count) => {
        const total = new Decimal(cents).div(100).toFixed()
        const shares = spreadEvenly(total, count)
        expect(Decimal.sum(...shares).eq(total)).toBe(true)
        for (const share of shares) expect(new Decimal(share).decimalPlaces()).toBeLessThanOrEqual(2)
        expect(new Set(shares.slice(0, -1)).size).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('wear', () => {
  const worn = (actual: string | null, last: [string | null, string][], over: Partial<Definition> = {}) =>
    wearOf(
      [
        {
          ...item(over),
          actual,
          last: last.map(([result, target], at) => ({ year: 2028 + at, actual: result, operator: over.operator ?? '≥', target })),
        },
      ],
      { year: 2030, progress: 0.6 },
    )
  test('is an indicator without data, once a quarter of the year has passed', () => {
    expect(worn(null, [])).toMatchObject([{ kind: 'no_data', advice: 'redefine', years: [2030] }])
    expect(wearOf([{ ...item(), actual: null, last: [] }], { year: 2030, progress: 0.2 })).toEqual([])
  })
  test('is one that was reached in full two years running without a change', () => {
    expect(
      worn('7', [
        ['7', '6'],
        ['7', '6'],
      ]),
    ).toMatchObject([{ kind: 'always_full', advice: 'raise', target: '7' }])
    expect(
      worn(
        '100',
        [
          ['100', '100'],
          ['100', '100'],
        ],
        { target: '100', unit: '%' },
      ),
    ).toMatchObject([{ kind: 'always_full', advice: 'cancel' }])
    expect(
      worn('8', [
        ['7', '6'],
        ['7.5', '6'],
      ]),
    ).toEqual([])
  })
  test('is one that was far from its target two years running, on the same side', () => {
    expect(
      worn('9', [
        ['9', '6'],
        ['8.5', '6'],
      ]),
    ).toMatchObject([{ kind: 'far_off', advice: 'raise', percents: ['50', '41.67'], target: '8' }])
    expect(
      worn('3', [
        ['3', '6'],
        ['4', '6'],
      ]),
    ).toMatchObject([{ kind: 'far_off', advice: 'lower' }])
    expect(
      worn('3', [
        ['3', '6'],
        ['9', '6'],
      ]),
    ).toEqual([])
  })
})

test('two years side by side say what was added, dropped and changed', () => {
  const before = [item(), item({ code: 'O2' })]
  const after = [item({ code: 'O3' }), item({ target: '8.0', formula: formulaOf('活动举办场次') })]
  expect(compareSets(before, after).map(({ code, before: was, after: is, differs }) => [code, was !== null, is !== null, differs])).toEqual(
    [
      ['O3', false, true, []],
      ['O1', true, true, ['target', 'formula']],
      ['O2', true, false, []],
    ],
  )
})

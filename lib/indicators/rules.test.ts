import { describe, expect, test } from 'vitest'
import { catalogue } from './catalogue.ts'
import { accumulates, actualOf, lightOf, proposeFormulas, sameFormula } from './rules.ts'
import { type Formula, formulaSchema } from './schema.ts'

const formulaOf = (name: string): Formula => {
  const entry = catalogue.find(({ names }) => names.includes(name))
  if (!entry) throw new Error(name)
  return entry.formula
}
const reads = { code: 'B3', name: '公众号年度阅读次数', unit: '次', formula: formulaOf('公众号年度阅读次数') }

describe('a new year’s definitions find their formulas', () => {
  test('a known code keeps its formula from the year before while name and unit stay', () => {
    expect(proposeFormulas([reads], [reads])).toEqual([{ code: 'B3', formula: reads.formula, how: 'previous_year' }])
  })

  test('a formula that a person chose for a code stays, also where the catalogue would choose another', () => {
    const chosen = { ...reads, formula: formulaOf('公众号年度分享次数') }
    expect(proposeFormulas([reads], [chosen])[0]).toMatchObject({ formula: chosen.formula, how: 'previous_year' })
  })

  test('阅读人数 in place of 阅读次数 proposes people and waits for a yes', () => {
    const [found] = proposeFormulas([{ code: 'B3', name: '公众号年度阅读人数', unit: '人' }], [reads])
    expect(found).toMatchObject({ how: 'proposed', formula: { numerator: { measure: 'articles.read_users' } } })
  })

  test('another unit under the same name proposes what the unit speaks of', () => {
    const [found] = proposeFormulas([{ code: 'B3', name: '公众号年度阅读次数', unit: '人' }], [reads])
    expect(found).toMatchObject({ how: 'proposed', formula: { numerator: { measure: 'articles.read_users' } } })
  })

  test('other words for the same thing keep the formula without asking', () => {
    const [found] = proposeFormulas([{ code: 'B3', name: '“港澳商协汇”公众号阅读次数', unit: '次' }], [reads])
    expect(found?.how).toBe('previous_year')
  })

  test('without a year before, a name of the catalogue is taken and a similar one is proposed', () => {
    const [exact, similar, unknown] = proposeFormulas(
      [
        { code: 'O3', name: '“倾”沙龙举办场次', unit: '场' },
        { code: 'O4', name: '推文篇数', unit: '篇' },
        { code: 'X1', name: '绿化覆盖率', unit: '%' },
      ],
      [],
    )
    expect([exact?.how, similar?.how, unknown?.how]).toEqual(['catalogue', 'proposed', 'none'])
    expect(unknown?.formula).toBeNull()
  })

  test('万 in the unit scales the figure down', () => {
    const [found] = proposeFormulas([{ code: 'B3', name: '公众号年度阅读次数', unit: '万次' }], [])
    expect(found).toMatchObject({ how: 'proposed', formula: { scale: '0.0001' } })
  })

  test('every entry of the catalogue is a formula that the editor could have made, and is found by its own name and units', () => {
    for (const { names, units, formula } of catalogue) {
      expect(formulaSchema.safeParse(formula).success).toBe(true)
      for (const name of names) {
        for (const unit of units) {
          const [found] = proposeFormulas([{ code: 'X', name, unit }], [])
          expect(found?.formula && sameFormula(found.formula, formula), `${name} ${unit}`).toBe(true)
        }
      }
    }
  })
})

describe('actuals', () => {
  const rate = formulaOf('预算执行率')
  test.each([
    [rate, '1448750.00', '1525000.00', '95'],
    [rate, null, '1525000', '0'],
    [rate, '5', null, null],
    [rate, '5', '0', null],
    [reads.formula, null, null, null],
    [reads.formula, '11268', null, '11268'],
  ])('%#: missing is never zero, and nothing is divided by nothing', (formula, numerator, denominator, expected) => {
    expect(actualOf(formula, numerator, denominator)).toBe(expected)
  })
})

describe('lights', () => {
  const salons = { operator: '≥', target: '6', formula: formulaOf('“倾”沙龙举办场次') }
  const satisfaction = { operator: '≥', target: '90', formula: formulaOf('入驻机构服务满意度') }
  test.each([
    [salons, '3', 0.5, 'green'],
    [salons, '2.4', 0.5, 'yellow'],
    [salons, '2.3', 0.5, 'red'],
    [salons, null, 0.5, 'grey'],
    [satisfaction, '89', 0.5, 'yellow'],
    [satisfaction, '90', 0.1, 'green'],
    [{ ...satisfaction, operator: '≤', target: '5' }, '4', 1, 'green'],
    [{ ...satisfaction, operator: '≤', target: '5' }, '6', 1, 'yellow'],
    [{ ...satisfaction, operator: '≤', target: '5' }, '0', 1, 'green'],
  ] as const)('%#: a count is held against the calendar, a rate against its target', (indicator, actual, schedule, light) => {
    expect(lightOf(indicator, actual, schedule)).toBe(light)
  })

  test('what grows through the year is told from what stands at any time', () => {
    expect(accumulates(formulaOf('预算执行率'))).toBe(true)
    expect(accumulates(formulaOf('日常运作保障月数'))).toBe(true)
    expect(accumulates(formulaOf('公众号累计关注人数'))).toBe(false)
    expect(accumulates(formulaOf('服务诉求按期办结率'))).toBe(false)
  })
})

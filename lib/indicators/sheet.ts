import { Decimal } from '#lib/money.ts'
import { type CellKind, choice, decimal, identifier, narrow, refused, summed, taken, text, wordOf } from '#lib/sheets/cells.ts'
import { computed, defineLayout, optional, required } from '#lib/sheets/layout.ts'
import type { References } from '#lib/sheets/references.ts'
import type { SheetRow } from '#lib/sheets/rows.ts'
import { proposeFormulas } from './rules.ts'
import { type Formula, formulaSchema } from './schema.ts'

const operatorWords = {
  '≥': '≥',
  '=': '=',
  '≤': '≤',
  '>=': '≥',
  '<=': '≤',
  '>': '≥',
  '<': '≤',
  '＝': '=',
  大于等于: '≥',
  不低于: '≥',
  不少于: '≥',
  大于: '≥',
  等于: '=',
  小于等于: '≤',
  不高于: '≤',
  不超过: '≤',
  小于: '≤',
} as const
type Target = { operator: string | null; value: string; unit: string | null }

/** A target as people write it: 15, 100%, ≥15家, 不低于95%. */
const target: CellKind<Target> = (cell, around) => {
  const plain = typeof cell === 'number' ? decimal()(cell, around) : null
  if (plain?.refused) return plain
  if (plain) return taken(plain.value === null ? null : { operator: null, value: plain.value, unit: null })
  const words = Object.keys(operatorWords)
    .toSorted((a, b) => b.length - a.length)
    .map((word) => narrow(word).replace(/[<>=]/g, '\\$&'))
  const found = narrow(String(cell ?? ''))
    .replace(/\s+/g, '')
    .match(new RegExp(`^(${words.join('|')})?([\\d,.]+)([^\\d]*)$`))
  if (cell === null || String(cell).trim() === '') return taken<Target>(null)
  if (!found) return refused('not_a_number', { value: String(cell).slice(0, 60) })
  const read = decimal()(found[2] ?? null, around)
  if (read.refused || read.value === null) return refused('not_a_number', { value: String(cell).slice(0, 60) })
  const operator = choice(operatorWords)(found[1] ?? null, around)
  return taken({ operator: operator.value ?? null, value: read.value, unit: found[3] || null })
}

const columns = {
  code: optional(identifier, '指标编码', '指标编号', '编码', '编号', '指标代码'),
  level1: required(text(), '一级指标', '一级指标名称'),
  level2: required(text(), '二级指标', '二级指标名称'),
  name: required(text(), '三级指标名称', '三级指标', '指标名称', '指标内容'),
  operator: optional(choice(operatorWords), '计算符号', '符号', '运算符号', '指标符号', '比较符'),
  target: required(target, '指标值', '年度指标值', '目标值', '年度目标值', '绩效目标', '年度目标'),
  unit: optional(text(), '计量单位', '单位', '度量单位', '指标单位'),
  weight: required(summed(decimal({ places: 2, units: ['分', '%'] })), '分值', '权重', '指标分值', '分数', '分值权重'),
  subProject: optional(text(), '对应子项目', '子项目', '子项目名称', '所属子项目'),
  formula: computed<Formula>(),
  position: computed<number>(),
}
type IndicatorRow = SheetRow<typeof columns>

/** 绩效目标表: a year's indicators; how each is computed comes from the year before or is proposed for a person's yes. */
export const indicators = defineLayout({
  name: 'indicators',
  after: [],
  columns,
  hints: ['绩效目标', '指标'],
  label: 'name',
  prepare: (rows, references) => {
    // the fiscal system's sheet has no such column: an indicator stays with the sub-project that it had
    const isSilent = rows.every(({ values }) => values.subProject === null)
    for (const [at, row] of rows.entries()) {
      row.values.position = at + 1
      row.values.code ??= codeOf(row, rows, references)
      if (isSilent) row.values.subProject = sameAs(row, references)?.subProject ?? null
      row.values.unit ??= row.values.target?.unit ?? null
      row.values.operator ??=
        choice(operatorWords)(row.values.target?.operator ?? null, { unit: null, year: 0, epoch1904: false }).value ?? null
      judge(row)
    }
    propose(rows, references)
    const weights = rows.reduce((sum, row) => sum.add(row.values.weight ?? 0), new Decimal(0))
    if (!weights.eq(100)) rows[0]?.warn('weight', 'weights_not_100', { sum: weights.toFixed() })
  },
  targets: [
    {
      table: 'indicators',
      key: () => ['year', 'code'],
      keeps: ['formula'],
      draft: ({ values }, { year }) => ({
        year,
        code: values.code,
        level1: values.level1,
        level2: values.level2,
        name: values.name,
        operator: values.operator,
        target: values.target?.value ?? null,
        unit: values.unit ?? '',
        weight: values.weight,
        sub_project: values.subProject && !/^(全部|全项目|—|-|\/)$/.test(values.subProject) ? values.subProject : null,
        formula: values.formula,
        position: values.position,
      }),
    },
  ],
})

function judge(row: IndicatorRow): void {
  const { target: wanted, weight, operator } = row.values
  if (wanted && new Decimal(wanted.value).lte(0)) row.refuse('target', 'not_positive', { value: wanted.value })
  if (weight && new Decimal(weight).lte(0)) row.refuse('weight', 'not_positive', { value: weight })
  // a cell that is formatted as a percentage holds 0.95 for 95%, and old files do not tell
  if (wanted && row.values.unit === '%' && new Decimal(wanted.value).lte(1) && new Decimal(wanted.value).gt(0))
    row.warn('target', 'percent_as_fraction', { value: wanted.value, percent: new Decimal(wanted.value).mul(100).toFixed() })
  if (!operator && !row.issues.some(({ severity }) => severity === 'refused')) {
    row.values.operator = '≥'
    row.warn('operator', 'operator_assumed')
  }
}

function propose(rows: IndicatorRow[], { indicators: known, year }: References): void {
  const own = new Set(known.filter((one) => one.year === year).map(({ code }) => code))
  const before = known
    .filter((one) => one.year === year || !own.has(one.code))
    .map(({ code, name, unit, formula }) => ({ code, name, unit, formula: formulaSchema.nullable().catch(null).parse(formula) }))
  const asked = rows.map(({ values }) => ({ code: values.code ?? '', name: values.name ?? '', unit: values.unit ?? '' }))
  for (const [at, { formula, how }] of proposeFormulas(asked, before).entries()) {
    const row = rows[at]
    if (!row) continue
    row.values.formula = formula
    if (how === 'proposed' && formula) {
      const last = before.find(({ code }) => code === row.values.code)?.formula
      row.warn('name', 'formula_proposed', { code: row.values.code ?? '', ...wordsOf(formula), ...lastWords(last ?? null) })
    }
    if (how === 'none') row.warn('name', 'formula_missing')
  }
}

const lastWords = (formula: Formula | null) => {
  const { measure, per, scale } = formula ? wordsOf(formula) : { measure: 'none', per: 'none', scale: '1' }
  return { last: measure, lastPer: per, lastScale: scale }
}
const wordsOf = ({ numerator, denominator, scale }: Formula) => ({ measure: numerator.measure, per: denominator?.measure ?? 'none', scale })

const sameAs = (row: IndicatorRow, { indicators: known }: References) =>
  known.find(({ name }) => wordOf(name) === wordOf(row.values.name ?? ''))

/** The code of the same indicator in this year or the last; else the next free one of its level: 过程 P, 产出 O, 效益 B. */
function codeOf(row: IndicatorRow, rows: IndicatorRow[], references: References): string {
  const { indicators: known } = references
  const same = sameAs(row, references)
  if (same) return same.code
  const level = row.values.level1 ?? ''
  const letter = level.includes('过程') || level.includes('执行') ? 'P' : level.includes('产出') ? 'O' : 'B'
  const used = new Set([...known.map(({ code }) => code), ...rows.map(({ values }) => values.code)])
  let number = 1
  while (used.has(`${letter}${number}`)) number += 1
  return `${letter}${number}`
}

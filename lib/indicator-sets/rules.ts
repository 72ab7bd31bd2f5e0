import { checkSet, deviationPercent, scoreItem } from '../evaluations/rules.ts'
import { fitsUnit, formulaProblem, sameFormula, unitsOf } from '../indicators/rules.ts'
import type { Definition } from '../indicators/schema.ts'
import { Decimal, plain } from '../money.ts'
import { suggestTarget, usualGrowth } from '../targets/rules.ts'
import type { SetProblem, Wear } from './schema.ts'

type Checked = Pick<Definition, 'code' | 'level1' | 'operator' | 'target' | 'weight' | 'subProject' | 'unit' | 'formula'> &
  Partial<Pick<Definition, 'kind'>>

/** All that keeps a set from being activated; `subProjects` are those of the year's budget. Each says where it is. */
export function problemsOf(items: Checked[], subProjects: string[]): SetProblem[] {
  if (items.length === 0) return [{ kind: 'empty', detail: '', code: null, field: null }]
  const used = items.flatMap(({ subProject }) => (subProject === null ? [] : [subProject]))
  const known = checkSet(items, [...subProjects, ...used]).map(({ kind, detail }): SetProblem => {
    if (kind === 'weights_sum') return { kind, detail, code: null, field: 'weight' }
    if (kind === 'output_missing') return { kind, detail, code: null, field: 'subProject' }
    return { kind, detail: '', code: detail, field: kind === 'target_zero' ? 'target' : 'operator' }
  })
  return [...known, ...items.flatMap((item) => definitionProblems(item, subProjects))]
}

function definitionProblems({ code, kind, formula, unit, subProject }: Checked, subProjects: string[]): SetProblem[] {
  const found: SetProblem[] = []
  // what people rate has no formula
  if (kind === 'qualitative') return subProjectProblems(code, subProject, subProjects)
  if (!formula) found.push({ kind: 'formula_missing', detail: '', code, field: 'formula' })
  else if (formulaProblem(formula)) found.push({ kind: 'formula_senseless', detail: '', code, field: 'formula' })
  else if (!fitsUnit(formula, unit)) found.push({ kind: 'unit_unfit', detail: unitsOf(formula).join('、'), code, field: 'unit' })
  return [...found, ...subProjectProblems(code, subProject, subProjects)]
}

/** A house without a budget for the year yet cannot be asked for its sub-projects. */
const subProjectProblems = (code: string, subProject: string | null, subProjects: string[]): SetProblem[] =>
  subProject !== null && subProjects.length > 0 && !subProjects.includes(subProject)
    ? [{ kind: 'sub_project_unknown', detail: subProject, code, field: 'subProject' }]
    : []

/** 均分: a total spread evenly, each share with two decimals, what is left over on the last, so that they add up exactly. */
export function spreadEvenly(total: string, count: number): string[] {
  const share = new Decimal(total).div(count).toDecimalPlaces(2, Decimal.ROUND_DOWN)
  return Array.from({ length: count }, (_, at) => plain((at < count - 1 ? share : new Decimal(total).sub(share.mul(count - 1))).toFixed(2)))
}

/** An indicator's result in a year that is over, against what was asked of it then. */
export type Year = { year: number; actual: string | null; operator: string; target: string }
type Worn = Pick<Definition, 'code' | 'operator' | 'target' | 'unit'> & {
  actual: string | null
  /** The last two years that are over, oldest first, as far as it was an indicator then. */
  last: Year[]
}
/** From which deviation, in percent, two years running are no accident. */
const farOff = 30
/** While less than this share of the year has passed, an empty indicator says nothing yet. */
const settled = 0.25

/** Signs that an indicator no longer tells anything: no data this year, always full without a change, far from its target two years running. */
export function wearOf(items: Worn[], { year, progress }: { year: number; progress: number }): Wear[] {
  return items.flatMap((item) => {
    const { code, last } = item
    const found: Wear[] = []
    if (item.actual === null && progress >= settled)
      found.push({ code, kind: 'no_data', advice: 'redefine', target: null, percents: [], years: [year] })
    if (last.length < 2 || last.some(({ actual }) => actual === null)) return found
    const years = last.map((one) => one.year)
    const suggested = suggestTarget({ ...item, past: last, capacity: null, growthPercent: usualGrowth }).target
    const isFull = last.every(({ actual, operator, target }) => scoreItem({ actual, operator, target, weight: '100' }) === '100.00')
    if (isFull && new Set(last.map(({ actual }) => plain(actual ?? '0'))).size === 1) {
      const canRise = !new Decimal(suggested).eq(item.target)
      found.push({
        code,
        kind: 'always_full',
        advice: canRise ? 'raise' : 'cancel',
        target: canRise ? suggested : null,
        percents: [],
        years,
      })
    }
    const percents = last.map((one) => deviationPercent(one) ?? '0')
    if (percents.every((percent) => new Decimal(percent).gt(farOff)))
      found.push({ code, kind: 'far_off', advice: 'raise', target: suggested, percents, years })
    if (percents.every((percent) => new Decimal(percent).lt(-farOff)))
      found.push({ code, kind: 'far_off', advice: 'lower', target: suggested, percents, years })
    return found
  })
}

export const differing = ['name', 'level1', 'level2', 'operator', 'target', 'unit', 'weight', 'subProject', 'formula'] as const
export type Differing = (typeof differing)[number]
/** One code in two years: what each had, and in what they differ. */
export type Compared = { code: string; before: Definition | null; after: Definition | null; differs: Differing[] }

/** Two years' sets side by side, in the order of the later one; what was dropped comes last. */
export function compareSets(before: Definition[], after: Definition[]): Compared[] {
  const former = new Map(before.map((row) => [row.code, row]))
  const kept = new Set(after.map(({ code }) => code))
  return [
    ...after.map((row) => {
      const was = former.get(row.code) ?? null
      return { code: row.code, before: was, after: row, differs: was ? differing.filter((field) => !same(was, row, field)) : [] }
    }),
    ...before.filter(({ code }) => !kept.has(code)).map((row) => ({ code: row.code, before: row, after: null, differs: [] })),
  ]
}
function same(a: Definition, b: Definition, field: Differing): boolean {
  if (field === 'formula') return a.formula && b.formula ? sameFormula(a.formula, b.formula) : a.formula === b.formula
  if (field === 'target' || field === 'weight') return new Decimal(a[field]).eq(b[field])
  return a[field] === b[field]
}

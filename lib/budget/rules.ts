import { Decimal, percent } from '../money.ts'
import type { BudgetSums, BudgetTree, BudgetTreeLine, budgetControls, budgetStates } from './schema.ts'

/** A sub-project's year as the database sums it up. */
export type BudgetRow = {
  id: string
  level1: string
  level2: string
  subProject: string
  control: (typeof budgetControls)[number]
  warnAt: number
  initialYuan: string
  adjustedYuan: string
  paidYuan: string
  registeredYuan: string
  adjustments: number
  undocumented: number
}
type Unbudgeted = BudgetTree['unbudgeted'][number]
type State = (typeof budgetStates)[number]

/** How much of a budget is used, and what follows from it: over it, near to it (from `warnAt` percent on), or well. */
export function stateOf(used: Decimal, adjusted: Decimal, warnAt: number): State {
  if (used.gt(adjusted)) return 'over'
  return used.gt(0) && used.mul(100).gte(adjusted.mul(warnAt)) ? 'near' : 'well'
}

/** The year as a tree: every sum is the sum of the rows beneath it, and a branch is as worrying as its worst row. */
export function treeOf(year: number, rows: readonly BudgetRow[], unbudgeted: readonly Unbudgeted[], formerYear: number | null): BudgetTree {
  const level1 = [...Map.groupBy(rows, (row) => row.level1)].map(([name, mine]) => ({
    ...branchOf(name, mine),
    level2: [...Map.groupBy(mine, (row) => row.level2)].map(([below, lines]) => ({ ...branchOf(below, lines), lines: lines.map(lineOf) })),
  }))
  const beside = unbudgeted.map((row) => ({ ...nothing, ...row }))
  return {
    year,
    level1,
    unbudgeted: [...unbudgeted],
    total: sumsOf([...rows, ...beside]),
    formerYear,
    tables: ['budget_lines', 'budget_adjustments', 'payments'],
  }
}

const branchOf = (name: string, rows: readonly BudgetRow[]) => ({ name, subProjects: rows.map((row) => row.subProject), ...sumsOf(rows) })
const lineOf = (row: BudgetRow): BudgetTreeLine => ({
  id: row.id,
  subProject: row.subProject,
  control: row.control,
  warnAt: row.warnAt,
  ...sumsOf([row]),
})

type Summed = Pick<BudgetRow, 'initialYuan' | 'adjustedYuan' | 'paidYuan' | 'registeredYuan' | 'adjustments' | 'undocumented' | 'warnAt'>
const nothing = { initialYuan: '0', adjustedYuan: '0', adjustments: 0, undocumented: 0, warnAt: 100 }

function sumsOf(rows: readonly Summed[]): BudgetSums {
  const sum = (of: (row: Summed) => string) => rows.reduce((all, row) => all.add(of(row)), new Decimal(0))
  const count = (of: (row: Summed) => number) => rows.reduce((all, row) => all + of(row), 0)
  const initial = sum((row) => row.initialYuan)
  const adjusted = sum((row) => row.adjustedYuan)
  const paid = sum((row) => row.paidYuan)
  const registered = sum((row) => row.registeredYuan)
  const used = paid.add(registered)
  const states = rows.map((row) => stateOf(new Decimal(row.paidYuan).add(row.registeredYuan), new Decimal(row.adjustedYuan), row.warnAt))
  return {
    initialYuan: initial.toFixed(2),
    changeYuan: adjusted.sub(initial).toFixed(2),
    adjustedYuan: adjusted.toFixed(2),
    paidYuan: paid.toFixed(2),
    registeredYuan: registered.toFixed(2),
    leftYuan: adjusted.sub(used).toFixed(2),
    ratePercent: percent(paid.toFixed(), adjusted.toFixed()),
    usedPercent: percent(used.toFixed(), adjusted.toFixed()),
    state: states.includes('over') ? 'over' : states.includes('near') ? 'near' : 'well',
    adjustments: count((row) => row.adjustments),
    undocumented: count((row) => row.undocumented),
  }
}

import { atOneMoment } from '../db.ts'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { readTree } from './read.ts'
import { budgetAdjustmentInput, budgetAdjustmentView, budgetLineInput, budgetLineView, budgetTree, budgetYearInput } from './schema.ts'

export const budgetLineKind = {
  model: 'budgetLine',
  read: 'costs.read',
  write: 'budget.write',
  input: budgetLineInput,
  view: budgetLineView,
  search: ['subProject'],
  by: 'year',
} as const
export const budgetLineQueries = recordQueries(budgetLineKind)

export const budgetAdjustmentKind = {
  model: 'budgetAdjustment',
  read: 'costs.read',
  write: 'budget.write',
  input: budgetAdjustmentInput,
  view: budgetAdjustmentView,
  search: ['documentNo', 'reason', 'subProject'],
  by: 'adjustedOn',
  include: { budgetLine: { select: { year: true } } },
} as const
export const budgetAdjustmentQueries = recordQueries(budgetAdjustmentKind)

/** A year's budget by 一级, 二级 and sub-project, each sum to the fen. */
export const getBudgetTree = query('costs.read')
  .input(budgetYearInput)
  .output(budgetTree)
  .handler(({ input: { year } }) => atOneMoment((tx) => readTree(tx, year)))

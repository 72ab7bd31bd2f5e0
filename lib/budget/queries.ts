import { recordQueries } from '../record.ts'
import { budgetAdjustmentInput, budgetAdjustmentView, budgetLineInput, budgetLineView } from './schema.ts'

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

import { z } from 'zod'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { recordId, shortText } from '../shapes.ts'
import { readBudgetLeft, readComparison } from './read.ts'
import { acceptanceInput, acceptanceView, budgetLeft, comparisonRow, procurementInput, procurementView } from './schema.ts'

export const procurementKind = {
  model: 'procurement',
  read: 'contracts.read',
  write: 'contracts.write',
  input: procurementInput,
  view: procurementView,
  search: ['code', 'title'],
  by: 'requestedOn',
} as const
export const procurementQueries = recordQueries(procurementKind)

export const acceptanceKind = {
  model: 'acceptance',
  read: 'contracts.read',
  write: 'contracts.write',
  input: acceptanceInput,
  view: acceptanceView,
  search: ['code', 'acceptedBy'],
  by: 'acceptedOn',
  include: { procurement: { select: { title: true } }, contract: { select: { name: true } } },
} as const
export const acceptanceQueries = recordQueries(acceptanceKind)

/** What a sub-project's budget of a year still allows. */
export const getBudgetLeft = query('contracts.read')
  .input(z.object({ subProject: shortText, year: z.int().min(2000).max(2099) }))
  .output(budgetLeft)
  .handler(({ input, context: { db } }) => readBudgetLeft(db, input.subProject, input.year))

/** Requirement, contract, acceptance and settlement item by item, with what differs. */
export const compareStages = query('contracts.read')
  .input(z.union([z.object({ procurementId: recordId }), z.object({ contractId: recordId })]))
  .output(z.array(comparisonRow))
  .handler(({ input, context: { db } }) => readComparison(db, input))

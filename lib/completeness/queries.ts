import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { completenessOf, gapsOf } from './read.ts'
import {
  completenessYear,
  excuseInput,
  excuseView,
  gapsInput,
  gapsView,
  itemInput,
  itemView,
  monthInput,
  monthView,
  yearInput,
} from './schema.ts'

const may = { read: 'completeness.read', write: 'completeness.write' } as const

export const itemKind = {
  model: 'completenessItem',
  ...may,
  input: itemInput,
  view: itemView,
  search: ['owner'],
  by: 'createdAt',
} as const
export const itemQueries = recordQueries(itemKind)

export const excuseKind = {
  model: 'completenessExcuse',
  ...may,
  input: excuseInput,
  view: excuseView,
  search: ['reason'],
  by: 'forMonth',
} as const
export const excuseQueries = recordQueries(excuseKind)

export const monthKind = {
  model: 'completenessMonth',
  ...may,
  input: monthInput,
  view: monthView,
  search: ['owner'],
  by: 'forMonth',
} as const
export const monthQueries = recordQueries(monthKind)

/** A year's grid, month by item: what is there, what is missing, what is excused, what is not due yet. */
export const getCompleteness = query('completeness.read')
  .input(yearInput)
  .output(completenessYear)
  .handler(({ input: { year } }) => completenessOf(year))

/** What exactly one month lacks of one item. */
export const listGaps = query('completeness.read')
  .input(gapsInput)
  .output(gapsView)
  .handler(async ({ input: { itemId, month } }) => {
    const found = await gapsOf(itemId, month)
    if (!found) throw fail('NOT_FOUND')
    return found
  })

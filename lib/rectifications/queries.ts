import { recordQueries } from '../record.ts'
import { rectificationInput, rectificationView } from './schema.ts'

export const rectificationKind = {
  model: 'rectification',
  read: 'evaluations.read',
  write: 'rectifications.write',
  input: rectificationInput,
  view: rectificationView,
  search: ['code', 'name', 'measure', 'owner'],
  by: 'year',
} as const
export const rectificationQueries = recordQueries(rectificationKind)

import { recordQueries } from '../record.ts'
import { inspectionInput, inspectionView } from './schema.ts'

export const inspectionKind = {
  model: 'inspection',
  read: 'inspections.read',
  write: 'inspections.write',
  input: inspectionInput,
  view: inspectionView,
  search: ['area', 'item'],
  by: 'inspectedOn',
} as const
export const inspectionQueries = recordQueries(inspectionKind)

import { recordQueries } from '../record.ts'
import { acceptanceInput, acceptanceView, procurementInput, procurementView } from './schema.ts'

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

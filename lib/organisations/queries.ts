import { recordQueries } from '../record.ts'
import { organisationInput, organisationView, stayInput, stayView } from './schema.ts'

export const organisationKind = {
  model: 'organisation',
  read: 'organisations.read',
  write: 'organisations.write',
  input: organisationInput,
  view: organisationView,
  search: ['code', 'name'],
  by: 'updatedAt',
} as const
export const organisationQueries = recordQueries(organisationKind)

export const stayKind = {
  model: 'stay',
  read: 'organisations.read',
  write: 'organisations.write',
  input: stayInput,
  view: stayView,
  search: ['place', 'organisation.name'],
  by: 'startedOn',
  include: { organisation: { select: { name: true } } },
} as const
export const stayQueries = recordQueries(stayKind)

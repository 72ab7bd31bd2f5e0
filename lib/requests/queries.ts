import { recordQueries } from '../record.ts'
import { requestInput, requestView } from './schema.ts'

export const requestKind = {
  model: 'request',
  read: 'requests.read',
  write: 'requests.write',
  input: requestInput,
  view: requestView,
  search: ['code', 'summary', 'organisation.name', 'category'],
  by: 'receivedOn',
  include: { organisation: { select: { name: true } } },
} as const
export const requestQueries = recordQueries(requestKind)

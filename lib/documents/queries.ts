import { recordQueries } from '../record.ts'
import { documentInput, documentView } from './schema.ts'

export const documentKind = {
  model: 'document',
  read: 'organisations.read',
  write: 'organisations.write',
  input: documentInput,
  view: documentView,
  search: ['title', 'number', 'organisation.name'],
  by: 'expiresOn',
  include: { organisation: { select: { name: true } } },
} as const
export const documentQueries = recordQueries(documentKind)

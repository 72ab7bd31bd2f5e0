import { masked } from '../mask.ts'
import { recordQueries } from '../record.ts'
import { applicationInput, applicationView } from './schema.ts'

export const applicationKind = {
  model: 'application',
  read: 'applications.read',
  write: 'applications.write',
  input: applicationInput,
  view: applicationView,
  search: ['name', 'contactName', 'industry'],
  by: 'submittedAt',
  masked: { columns: ['contactPhone', 'contactEmail'], mask: masked, read: 'contacts.read' },
  include: { organisation: { select: { code: true, name: true } } },
} as const
export const applicationQueries = recordQueries(applicationKind)

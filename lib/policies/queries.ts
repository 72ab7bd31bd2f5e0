import { recordQueries } from '../record.ts'
import { policyInput, policyView } from './schema.ts'

export const policyKind = {
  model: 'policy',
  read: 'policies.read',
  write: 'policies.write',
  input: policyInput,
  view: policyView,
  search: ['name', 'documentNumber'],
  by: 'requiredFrom',
} as const
export const policyQueries = recordQueries(policyKind)

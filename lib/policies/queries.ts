import { query } from '../operation.ts'
import { recordQueries } from '../record.ts'
import { readRegister } from './read.ts'
import { policyInput, policyVersionInput, policyVersionView, policyView, registerInput, registerView } from './schema.ts'

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

export const policyVersionKind = {
  model: 'policyVersion',
  read: 'policies.read',
  write: 'policies.write',
  input: policyVersionInput,
  view: policyVersionView,
  search: ['documentNumber', 'policy.name'],
  by: 'effectiveOn',
  include: { policy: { select: { name: true } } },
} as const
export const policyVersionQueries = recordQueries(policyVersionKind)

/** What was in force on a day, what was missing, and for how long in that year. */
export const getPolicyRegister = query('policies.read')
  .input(registerInput)
  .output(registerView)
  .handler(({ input, context: { db } }) => readRegister(db, input.on))

'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { policyInput } from '#lib/policies/schema.ts'

type Policy = Awaited<ReturnType<typeof client.policies.get>>

const policies: Records<Policy> = {
  texts: 'policies.policy',
  write: 'policies.write',
  titleOf: (row) => row.name,
  input: policyInput,
  yearly: false,
  importable: true,
  evidence: 'policies',
  start: () => ({ required: true, requiredFrom: today() }),
  list: (input) => api.policies.list.queryOptions({ input }),
  get: (id) => api.policies.get.queryOptions({ input: { id } }),
  operations: client.policies,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'documentNumber', kind: 'text' },
    { name: 'required', kind: 'yesNo' },
    { name: 'issuedOn', kind: 'day' },
    {
      name: 'state',
      kind: 'choice',
      words: 'policyState',
      tones: { in_force: 'teal', missing: 'orange', repealed: 'gray' },
      of: stateOf,
    },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'documentNumber', kind: 'text' },
    { name: 'required', kind: 'yesNo' },
    { name: 'requiredFrom', kind: 'day' },
    { name: 'issuedOn', kind: 'day' },
    { name: 'repealedOn', kind: 'day', rare: true },
  ],
}

/** Where a policy stands today. */
function stateOf(row: Policy): string | null {
  if (row.repealedOn && row.repealedOn <= today()) return 'repealed'
  if (row.issuedOn && row.issuedOn <= today()) return 'in_force'
  return row.required ? 'missing' : null
}

/** 制度 */
export const Policies = () => <RecordScreen records={policies} />

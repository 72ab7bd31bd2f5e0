import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { type PolicyVersion, policyVersionInput } from '#lib/policies/schema.ts'
import { stateTones } from './policy-fields.tsx'

/** Where one version stands today: what it became in the end, or in force, or a draft. */
const stateOf = ({ effectiveOn, endedOn, endReason }: PolicyVersion): string => {
  if (effectiveOn === null) return 'draft'
  return endedOn !== null && endedOn <= today() ? (endReason ?? 'repealed') : 'in_force'
}

/** The versions of one policy, on its page: the latest first, drafts before all. */
export const versionsOf = (policyId: string): Records<PolicyVersion> => ({
  texts: 'policies.version',
  write: 'policies.write',
  titleOf: (row) => row.documentNumber ?? row.issuedOn ?? row.policy.name,
  input: policyVersionInput,
  yearly: false,
  evidence: 'policy_versions',
  fixed: { policyId },
  order: [{ by: 'effectiveOn', descending: true }],
  start: () => ({ issuedOn: today(), effectiveOn: today() }),
  list: (input) => api.policyVersions.list.queryOptions({ input }),
  get: (id) => api.policyVersions.get.queryOptions({ input: { id } }),
  operations: client.policyVersions,
  columns: [
    { name: 'documentNumber', kind: 'text', of: (row) => row.documentNumber ?? row.issuedOn ?? '—' },
    { name: 'state', kind: 'choice', words: 'policyVersionState', tones: { ...stateTones, replaced: 'gray' }, of: stateOf },
    { name: 'effectiveOn', kind: 'day' },
    { name: 'endedOn', kind: 'day' },
    { name: 'hasFile', kind: 'yesNo', tones: { true: 'teal', false: 'orange' } },
  ],
  fields: [
    { name: 'documentNumber', kind: 'text', wide: true },
    { name: 'issuedOn', kind: 'day' },
    { name: 'effectiveOn', kind: 'day' },
    { name: 'expiresOn', kind: 'day', rare: true },
    { name: 'repealedOn', kind: 'day', rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
})

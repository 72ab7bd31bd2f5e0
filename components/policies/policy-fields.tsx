'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Suggestions } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { plusDays, today } from '#lib/day.ts'
import { noticeDays, stateToday, toneOfDay } from '#lib/policies/rules.ts'
import { type Policy, policyInput } from '#lib/policies/schema.ts'

const wordsOf = (name: 'category' | 'responsible'): Suggestions => ({
  name: `policies.${name}`,
  find: async () => (await client.policies.list({ size: 200 })).rows.flatMap((row) => row[name] ?? []),
})
export const stateTones = {
  in_force: 'teal',
  upcoming: 'blue',
  expired: 'orange',
  repealed: 'gray',
  draft: 'blue',
  missing: 'red',
  not_required: 'gray',
}
const dayTones = { late: 'red', soon: 'orange' }
const toneOf = (day: string | null): string | undefined => {
  const tone = toneOfDay(day, today())
  return tone ? dayTones[tone] : undefined
}

/** Policies as lists and forms have them: what must be there and why. Their texts are their versions. */
export const policyRecords: Records<Policy> = {
  texts: 'policies.policy',
  write: 'policies.write',
  titleOf: (row) => row.name,
  page: (row) => `/policies/${row.id}`,
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
    { name: 'state', kind: 'choice', words: 'policyState', tones: stateTones, of: (row) => stateToday(row, today()) },
    { name: 'hasFile', kind: 'yesNo', tones: { true: 'teal', false: 'orange' } },
    { name: 'effectiveOn', kind: 'day', isHidden: true },
    { name: 'expiresOn', kind: 'day', isHidden: true, toneOf: (row) => toneOf(row.expiresOn) },
    { name: 'repealedOn', kind: 'day', isHidden: true },
    { name: 'reviewDueOn', kind: 'day', isHidden: true, toneOf: (row) => toneOf(row.reviewDueOn) },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'category', kind: 'suggest', from: wordsOf('category') },
    { name: 'responsible', kind: 'suggest', from: wordsOf('responsible') },
    { name: 'required', kind: 'yesNo' },
    { name: 'requiredFrom', kind: 'day' },
    { name: 'requiredEndsOn', kind: 'day', rare: true },
    { name: 'reviewDueOn', kind: 'day', rare: true },
    { name: 'basis', kind: 'long', rare: true },
  ],
  quick: [
    { name: 'without', filters: () => ({ required: { is: ['true'] }, effectiveOn: { isEmpty: true } }) },
    { name: 'noFile', filters: () => ({ hasFile: { is: ['false'] } }) },
    { name: 'review', filters: () => ({ reviewDueOn: { to: plusDays(today(), noticeDays) } }) },
    { name: 'expiring', filters: () => ({ expiresOn: { from: today(), to: plusDays(today(), noticeDays) } }) },
  ],
}

/** 制度 */
export const Policies = () => <RecordScreen records={policyRecords} />

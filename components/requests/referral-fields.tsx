'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Reference } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { referralInput } from '#lib/partners/schema.ts'
import { partnerReference } from './partner-fields.tsx'

type Referral = Awaited<ReturnType<typeof client.referrals.get>>

const requestReference: Reference = {
  name: 'requests',
  find: async (search) =>
    (await client.requests.list({ search, size: 20 })).rows.map((row) => ({ value: row.id, label: row.code, hint: row.summary })),
  labelOf: async (id) => (await client.requests.get({ id })).code,
}
const isAnswered = (values: Record<string, string | boolean>) => values.status !== 'sent'

const referrals: Records<Referral> = {
  texts: 'requests.referral',
  write: 'requests.write',
  titleOf: (row) => `${row.request.code} → ${row.partner.name}`,
  input: referralInput,
  yearly: true,
  start: () => ({ status: 'sent', referredOn: today() }),
  list: (input) => api.referrals.list.queryOptions({ input }),
  get: (id) => api.referrals.get.queryOptions({ input: { id } }),
  operations: client.referrals,
  columns: [
    { name: 'partnerId', kind: 'text', of: (row) => row.partner.name, path: 'partner.name' },
    { name: 'requestId', kind: 'text', of: (row) => row.request.code, path: 'request.code' },
    { name: 'field', kind: 'choice', words: 'partnerField', wideOnly: true },
    {
      name: 'status',
      kind: 'choice',
      words: 'referralStatus',
      tones: { sent: 'orange', accepted: 'blue', done: 'teal', declined: 'gray' },
    },
    { name: 'referredOn', kind: 'day' },
    { name: 'outcome', kind: 'text', wideOnly: true },
  ],
  fields: [
    { name: 'requestId', kind: 'reference', to: requestReference, wide: true },
    { name: 'partnerId', kind: 'reference', to: partnerReference, wide: true },
    { name: 'referredOn', kind: 'day' },
    { name: 'status', kind: 'choice', words: 'referralStatus' },
    { name: 'answeredOn', kind: 'day', when: isAnswered },
    { name: 'outcome', kind: 'long', when: isAnswered },
  ],
}

/** The referrals of one request. */
export const referralsOf = (requestId: string): Records<Referral> => ({
  ...referrals,
  fixed: { requestId },
  columns: referrals.columns.filter(({ name }) => name !== 'requestId'),
  fields: referrals.fields.filter(({ name }) => name !== 'requestId'),
})

/** 转介 */
export const Referrals = () => <RecordScreen records={referrals} />

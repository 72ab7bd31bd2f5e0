'use client'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Suggestions } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { plusDays, today } from '#lib/day.ts'
import { requestInput } from '#lib/requests/schema.ts'

type Request = Awaited<ReturnType<typeof client.requests.get>>

const wordsOf = (name: 'category' | 'team'): Suggestions => ({
  name: `requests.${name}`,
  find: async () => (await client.requests.list({ size: 200 })).rows.flatMap((row) => row[name] ?? []),
})

const requests: Records<Request> = {
  texts: 'requests.request',
  write: 'requests.write',
  titleOf: (row) => `${row.code} ${row.organisation.name}`,
  input: requestInput,
  yearly: true,
  importable: true,
  numbered: 'code',
  evidence: 'requests',
  start: () => ({ status: 'accepted', receivedOn: today(), promisedOn: plusDays(today(), 7) }),
  list: (input) => api.requests.list.queryOptions({ input }),
  get: (id) => api.requests.get.queryOptions({ input: { id } }),
  operations: client.requests,
  columns: [
    { name: 'summary', kind: 'text' },
    { name: 'organisationId', kind: 'text', of: (row) => row.organisation.name, path: 'organisation.name' },
    {
      name: 'status',
      kind: 'choice',
      words: 'requestStatus',
      tones: { accepted: 'gray', assigned: 'blue', in_progress: 'cyan', closed: 'teal', withdrawn: 'gray' },
    },
    { name: 'receivedOn', kind: 'day', wideOnly: true },
    { name: 'promisedOn', kind: 'day' },
    { name: 'closedOn', kind: 'day' },
  ],
  fields: [
    { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true },
    { name: 'summary', kind: 'long' },
    { name: 'category', kind: 'suggest', from: wordsOf('category') },
    { name: 'status', kind: 'choice', words: 'requestStatus' },
    { name: 'receivedOn', kind: 'day' },
    { name: 'promisedOn', kind: 'day' },
    { name: 'closedOn', kind: 'day' },
    { name: 'code', kind: 'text' },
    { name: 'team', kind: 'suggest', from: wordsOf('team'), rare: true },
    { name: 'revisitScore', kind: 'whole', rare: true },
  ],
}

/** 诉求 */
export const Requests = () => <RecordScreen records={requests} />

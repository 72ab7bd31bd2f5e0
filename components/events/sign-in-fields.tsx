'use client'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { signInInput } from '#lib/events/schema.ts'
import { eventReference } from './event-reference.ts'

type SignIn = Awaited<ReturnType<typeof client.signIns.get>>

const signIns: Records<SignIn> = {
  texts: 'events.signIn',
  write: 'events.write',
  titleOf: (row) => `${row.organisationName} · ${row.event.title}`,
  input: signInInput,
  yearly: true,
  importable: true,
  start: () => ({ heads: '1', signedAt: clockOf(new Date().toISOString()) }),
  list: (input) => api.signIns.list.queryOptions({ input }),
  get: (id) => api.signIns.get.queryOptions({ input: { id } }),
  operations: client.signIns,
  columns: [
    { name: 'organisationName', kind: 'text' },
    { name: 'eventId', kind: 'text', of: (row) => row.event.title },
    { name: 'signedAt', kind: 'instant' },
    { name: 'heads', kind: 'whole' },
  ],
  fields: [
    { name: 'eventId', kind: 'reference', to: eventReference, wide: true },
    { name: 'organisationId', kind: 'reference', to: organisationReference, fills: 'organisationName' },
    { name: 'organisationName', kind: 'text' },
    { name: 'heads', kind: 'whole' },
    { name: 'signedAt', kind: 'instant' },
  ],
}

/** 签到 */
export const SignIns = () => <RecordScreen records={signIns} />

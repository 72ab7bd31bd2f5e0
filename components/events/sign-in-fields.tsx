'use client'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import type { Field, Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { signInInput } from '#lib/events/schema.ts'
import { eventReference } from './event-reference.ts'

export type SignIn = Awaited<ReturnType<typeof client.signIns.get>>
/** Whom a sign-in is of: a visitor with name and organisation, or an organisation. */
export const guestOf = (row: Pick<SignIn, 'organisationName' | 'visitorName'>): string =>
  [row.visitorName, row.organisationName].filter(Boolean).join(' · ')

const event: Field = { name: 'eventId', kind: 'reference', to: eventReference, wide: true }
const signIns: Records<SignIn> = {
  texts: 'events.signIn',
  write: 'events.write',
  titleOf: (row) => `${guestOf(row)} · ${row.event.title}`,
  input: signInInput,
  yearly: true,
  importable: true,
  start: () => ({ heads: '1', signedAt: clockOf(new Date().toISOString()) }),
  list: (input) => api.signIns.list.queryOptions({ input }),
  get: (id) => api.signIns.get.queryOptions({ input: { id } }),
  operations: client.signIns,
  columns: [
    { name: 'organisationName', kind: 'text', of: guestOf, path: 'organisationName' },
    { name: 'eventId', kind: 'text', of: (row) => row.event.title, path: 'event.title' },
    { name: 'signedAt', kind: 'instant' },
    { name: 'heads', kind: 'whole' },
    { name: 'visitorName', kind: 'text', isHidden: true },
    { name: 'via', kind: 'choice', words: 'via', tones: { office: 'gray', link: 'blue' }, isHidden: true },
  ],
  fields: [
    event,
    { name: 'organisationId', kind: 'reference', to: organisationReference, fills: 'organisationName' },
    { name: 'organisationName', kind: 'text' },
    { name: 'heads', kind: 'whole' },
    { name: 'signedAt', kind: 'instant' },
  ],
}

/** The sign-ins of one event, on its page. */
export const signInsOf = (eventId: string): Records<SignIn> => ({
  ...signIns,
  titleOf: guestOf,
  importable: false,
  fixed: { eventId },
  columns: signIns.columns
    .filter(({ name }) => name !== 'eventId')
    .map((column) => ({ ...column, isHidden: column.name === 'visitorName' })),
  fields: signIns.fields.filter((field) => field !== event),
})

/** 签到 */
export const SignIns = () => <RecordScreen records={signIns} />

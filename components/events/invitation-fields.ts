import { organisationReference } from '#components/organisations/organisation-reference.ts'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { invitationInput } from '#lib/events/schema.ts'

export type Invitation = Awaited<ReturnType<typeof client.invitations.get>>
export const answerTones = { invited: 'gray', accepted: 'teal', declined: 'orange' }

/** The invitations to one event, as the form on its page has them. */
export const invitationsOf = (eventId: string): Records<Invitation> => ({
  texts: 'events.invitation',
  write: 'events.write',
  titleOf: (row) => row.organisationName,
  input: invitationInput,
  yearly: false,
  start: () => ({ answer: 'invited' }),
  list: (input) => api.invitations.list.queryOptions({ input }),
  get: (id) => api.invitations.get.queryOptions({ input: { id } }),
  operations: client.invitations,
  fixed: { eventId },
  columns: [
    { name: 'organisationName', kind: 'text' },
    { name: 'answer', kind: 'choice', words: 'invitationAnswer', tones: answerTones },
    { name: 'expectedHeads', kind: 'whole' },
  ],
  fields: [
    { name: 'organisationId', kind: 'reference', to: organisationReference, fills: 'organisationName' },
    { name: 'organisationName', kind: 'text' },
    { name: 'answer', kind: 'choice', words: 'invitationAnswer' },
    { name: 'expectedHeads', kind: 'whole' },
    { name: 'note', kind: 'long' },
  ],
})

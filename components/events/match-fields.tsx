'use client'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Field, Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { confirmationOf } from '#lib/events/rules.ts'
import { matchInput } from '#lib/events/schema.ts'
import { eventReference } from './event-reference.ts'

export type Match = Awaited<ReturnType<typeof client.matches.get>>
export const stageTones = { intent: 'gray', met: 'blue', negotiating: 'cyan', signed: 'teal', landed: 'green', ended: 'gray' }
export const confirmationTones = { both: 'teal', waiting: 'gray', disputed: 'red' }
export const sidesOf = (row: Match): string => `${row.organisation.name} ↔ ${row.counterpart}`

const event: Field = { name: 'eventId', kind: 'reference', to: eventReference }
export const matchRecords: Records<Match> = {
  texts: 'events.match',
  write: 'events.write',
  titleOf: sidesOf,
  page: (row) => `/events/matches/${row.id}`,
  input: matchInput,
  yearly: true,
  importable: true,
  numbered: 'code',
  evidence: 'matches',
  start: () => ({ stage: 'met', reachedOn: today() }),
  list: (input) => api.matches.list.queryOptions({ input }),
  get: (id) => api.matches.get.queryOptions({ input: { id } }),
  operations: client.matches,
  columns: [
    { name: 'organisationId', kind: 'text', of: (row) => row.organisation.name, path: 'organisation.name' },
    { name: 'counterpart', kind: 'text' },
    { name: 'stage', kind: 'choice', words: 'matchStage', tones: stageTones },
    { name: 'reachedOn', kind: 'day' },
    {
      name: 'confirmation',
      kind: 'choice',
      words: 'confirmation',
      tones: confirmationTones,
      of: (row) => confirmationOf(row.confirmations),
      wideOnly: true,
    },
    { name: 'metOn', kind: 'day', isHidden: true },
    { name: 'eventId', kind: 'text', of: (row) => row.event?.title, path: 'event.title', isHidden: true },
    { name: 'code', kind: 'text', wideOnly: true },
  ],
  fields: [
    { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true },
    { name: 'counterpart', kind: 'text', wide: true },
    { name: 'stage', kind: 'choice', words: 'matchStage' },
    { name: 'reachedOn', kind: 'day' },
    { name: 'code', kind: 'text' },
    event,
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** The matches that came from one event, on its page. */
export const matchesOf = (eventId: string): Records<Match> => ({
  ...matchRecords,
  importable: false,
  fixed: { eventId },
  fields: matchRecords.fields.filter((field) => field !== event),
})

/** 对接 */
export const Matches = () => <RecordScreen records={matchRecords} />

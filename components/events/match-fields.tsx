'use client'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { matchInput } from '#lib/events/schema.ts'
import { eventReference } from './event-reference.ts'

type Match = Awaited<ReturnType<typeof client.matches.get>>

const matches: Records<Match> = {
  texts: 'events.match',
  write: 'events.write',
  titleOf: (row) => `${row.organisation.name} ↔ ${row.counterpart}`,
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
    { name: 'organisationId', kind: 'text', of: (row) => row.organisation.name },
    { name: 'counterpart', kind: 'text' },
    {
      name: 'stage',
      kind: 'choice',
      words: 'matchStage',
      tones: { intent: 'gray', met: 'blue', negotiating: 'cyan', signed: 'teal', landed: 'green', ended: 'gray' },
    },
    { name: 'reachedOn', kind: 'day' },
    { name: 'code', kind: 'text', wideOnly: true },
  ],
  fields: [
    { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true },
    { name: 'counterpart', kind: 'text', wide: true },
    { name: 'stage', kind: 'choice', words: 'matchStage' },
    { name: 'reachedOn', kind: 'day' },
    { name: 'code', kind: 'text' },
    { name: 'eventId', kind: 'reference', to: eventReference },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 对接 */
export const Matches = () => <RecordScreen records={matches} />

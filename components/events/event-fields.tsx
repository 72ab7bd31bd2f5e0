'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { eventEvidence, eventInput } from '#lib/events/schema.ts'

type Event = Awaited<ReturnType<typeof client.events.get>>

const events: Records<Event> = {
  texts: 'events.event',
  write: 'events.write',
  titleOf: (row) => row.title,
  input: eventInput,
  yearly: true,
  importable: true,
  numbered: 'code',
  evidence: 'events',
  start: () => ({ kind: 'salon', status: 'held', heldOn: today() }),
  list: (input) => api.events.list.queryOptions({ input }),
  get: (id) => api.events.get.queryOptions({ input: { id } }),
  operations: client.events,
  columns: [
    { name: 'title', kind: 'text' },
    { name: 'heldOn', kind: 'day' },
    { name: 'kind', kind: 'choice', words: 'eventKind' },
    { name: 'status', kind: 'choice', words: 'eventStatus', tones: { planned: 'blue', held: 'teal', cancelled: 'gray' } },
    { name: 'venue', kind: 'text', wideOnly: true },
    {
      name: 'evidence',
      kind: 'evidence',
      words: 'evidence',
      // what was not held needs no proof
      of: (row) => (row.status === 'held' ? eventEvidence.filter((kind) => !row.evidence.includes(kind)) : null),
    },
  ],
  fields: [
    { name: 'title', kind: 'text', wide: true },
    { name: 'kind', kind: 'choice', words: 'eventKind' },
    { name: 'heldOn', kind: 'day' },
    { name: 'status', kind: 'choice', words: 'eventStatus' },
    { name: 'code', kind: 'text' },
    { name: 'venue', kind: 'text', rare: true },
    { name: 'region', kind: 'text', rare: true },
    { name: 'startsAt', kind: 'time', on: 'heldOn', rare: true },
    { name: 'endsAt', kind: 'time', on: 'heldOn', rare: true },
    { name: 'departments', kind: 'tags', rare: true, wide: true },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 活动台账 */
export const Events = () => <RecordScreen records={events} />

'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { eventInput } from '#lib/events/schema.ts'
import { kindPicks } from './kind-picks.ts'
import { seriesReference } from './series-fields.tsx'

export type Event = Awaited<ReturnType<typeof client.events.get>>
export const statusTones = { planned: 'blue', held: 'teal', cancelled: 'gray' }

/** Events as lists and forms have them. */
export const eventRecords: Records<Event> = {
  texts: 'events.event',
  write: 'events.write',
  titleOf: (row) => row.title,
  page: (row) => `/events/${row.id}`,
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
    { name: 'kind', kind: 'pick', picks: kindPicks },
    { name: 'status', kind: 'choice', words: 'eventStatus', tones: statusTones },
    { name: 'venue', kind: 'text', wideOnly: true },
    { name: 'seriesId', kind: 'text', of: (row) => row.seriesOf?.name, path: 'seriesOf.name', isHidden: true },
    // what was not held needs no proof
    {
      name: 'missing',
      kind: 'evidence',
      words: 'evidence',
      tones: { sign_in: 'orange', minutes: 'orange', photo: 'orange' },
      of: (row) => (row.status === 'held' ? row.missing : null),
      path: 'missing',
    },
  ],
  fields: [
    { name: 'title', kind: 'text', wide: true },
    { name: 'kind', kind: 'pick', from: kindPicks },
    { name: 'heldOn', kind: 'day' },
    { name: 'status', kind: 'choice', words: 'eventStatus' },
    { name: 'code', kind: 'text' },
    { name: 'venue', kind: 'text', rare: true },
    { name: 'region', kind: 'text', rare: true },
    { name: 'startsAt', kind: 'time', on: 'heldOn', rare: true },
    { name: 'endsAt', kind: 'time', on: 'heldOn', rare: true },
    { name: 'seriesId', kind: 'reference', to: seriesReference, rare: true },
    { name: 'expectedHeads', kind: 'whole', rare: true },
    { name: 'budgetYuan', kind: 'money', rare: true },
    { name: 'departments', kind: 'tags', rare: true, wide: true },
    { name: 'plan', kind: 'long', rare: true },
    { name: 'minutes', kind: 'long', rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 活动台账 */
export const Events = () => <RecordScreen records={eventRecords} />

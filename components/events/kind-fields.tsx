'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { eventKindInput } from '#lib/events/schema.ts'
import { kindPicks } from './kind-picks.ts'

type Kind = Awaited<ReturnType<typeof client.eventKinds.get>>

const kinds: Records<Kind> = {
  texts: 'events.kind',
  write: 'eventKinds.write',
  titleOf: (row) => row.name,
  input: eventKindInput,
  yearly: false,
  start: () => ({ position: '60', isInUse: true }),
  list: (input) => api.eventKinds.list.queryOptions({ input: { sort: [{ by: 'position', descending: false }], ...input } }),
  get: (id) => api.eventKinds.get.queryOptions({ input: { id } }),
  operations: client.eventKinds,
  columns: [
    { name: 'name', kind: 'pick', picks: kindPicks, of: (row) => row.code, path: 'name' },
    { name: 'isInUse', kind: 'yesNo', tones: { true: 'teal', false: 'gray' } },
    { name: 'position', kind: 'whole', wideOnly: true },
    { name: 'code', kind: 'text', wideOnly: true },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'nameEn', kind: 'text', wide: true },
    { name: 'position', kind: 'whole' },
    { name: 'isInUse', kind: 'yesNo' },
  ],
}

/** 活动类别 */
export const EventKinds = () => <RecordScreen records={kinds} />

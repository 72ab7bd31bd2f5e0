'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { stayInput } from '#lib/organisations/schema.ts'
import { organisationReference } from './organisation-reference.ts'

type Stay = Awaited<ReturnType<typeof client.stays.get>>

const stays: Records<Stay> = {
  texts: 'organisations.stay',
  write: 'organisations.write',
  titleOf: (row) => `${row.organisation.name} ${row.place}`,
  input: stayInput,
  yearly: true,
  importable: true,
  start: () => ({ startedOn: today() }),
  list: (input) => api.stays.list.queryOptions({ input }),
  get: (id) => api.stays.get.queryOptions({ input: { id } }),
  operations: client.stays,
  columns: [
    { name: 'organisationId', kind: 'text', of: (row) => row.organisation.name },
    { name: 'place', kind: 'text' },
    { name: 'startedOn', kind: 'day' },
    { name: 'endedOn', kind: 'day' },
    { name: 'agreementEndsOn', kind: 'day', wideOnly: true },
    { name: 'areaSqm', kind: 'decimal', wideOnly: true },
  ],
  fields: [
    { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true },
    { name: 'place', kind: 'text' },
    { name: 'startedOn', kind: 'day' },
    { name: 'endedOn', kind: 'day' },
    { name: 'agreementEndsOn', kind: 'day', rare: true },
    { name: 'areaSqm', kind: 'decimal', rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** 入驻 */
export const Stays = () => <RecordScreen records={stays} />

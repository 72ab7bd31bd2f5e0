'use client'
import { eventReference } from '#components/events/event-reference.ts'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { materialHandoutInput } from '#lib/materials/schema.ts'
import { versionReference, versionsIn } from './material-references.ts'

type Handout = Awaited<ReturnType<typeof client.materialHandouts.get>>

const handouts: Records<Handout> = {
  texts: 'materials.handout',
  write: 'materials.write',
  titleOf: (row) => `${row.of.material.title} ${row.of.number} · ${row.handedOn}`,
  input: materialHandoutInput,
  yearly: true,
  start: () => ({ handedOn: today() }),
  list: (input) => api.materialHandouts.list.queryOptions({ input }),
  get: (id) => api.materialHandouts.get.queryOptions({ input: { id } }),
  operations: client.materialHandouts,
  columns: [
    { name: 'versionId', kind: 'text', of: (row) => `${row.of.material.title} ${row.of.number}`, path: 'of.material.title' },
    { name: 'handedOn', kind: 'day' },
    { name: 'copies', kind: 'whole' },
    { name: 'occasion', kind: 'text', of: (row) => row.event?.title ?? row.occasion, path: 'occasion' },
    { name: 'organisationId', kind: 'text', of: (row) => row.organisation?.name, path: 'organisation.name', wideOnly: true },
    { name: 'audience', kind: 'text', wideOnly: true },
    { name: 'kind', kind: 'text', isHidden: true },
  ],
  fields: [
    { name: 'versionId', kind: 'reference', to: versionReference, wide: true },
    { name: 'handedOn', kind: 'day' },
    { name: 'copies', kind: 'whole' },
    { name: 'eventId', kind: 'reference', to: eventReference, wide: true },
    { name: 'occasion', kind: 'text', wide: true },
    { name: 'organisationId', kind: 'reference', to: organisationReference, wide: true, rare: true },
    { name: 'audience', kind: 'text', rare: true },
    { name: 'note', kind: 'long', rare: true },
  ],
}

/** What was handed out of one material, on its page. */
export const handoutsOf = (materialId: string): Records<Handout> => ({
  ...handouts,
  columns: [
    { name: 'handedOn', kind: 'day' },
    { name: 'copies', kind: 'whole' },
    ...handouts.columns.filter(({ name }) => name === 'occasion'),
    { name: 'versionId', kind: 'text', of: (row) => row.of.number, path: 'of.number' },
  ],
  fields: handouts.fields.map((field) =>
    field.name === 'versionId' ? { ...field, kind: 'reference', to: versionsIn(materialId) } : field,
  ),
})

/** 派发 */
export const MaterialHandouts = () => <RecordScreen records={handouts} />

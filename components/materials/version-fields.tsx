'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { materialVersionInput } from '#lib/materials/schema.ts'
import { toneOf } from './material-fields.tsx'
import { materialReference } from './material-references.ts'

type Version = Awaited<ReturnType<typeof client.materialVersions.get>>

const versions: Records<Version> = {
  texts: 'materials.version',
  write: 'materials.write',
  titleOf: (row) => `${row.material.title} ${row.number}`,
  input: materialVersionInput,
  yearly: true,
  evidence: 'material_versions',
  start: () => ({ issuedOn: today(), number: '1' }),
  list: (input) => api.materialVersions.list.queryOptions({ input }),
  get: (id) => api.materialVersions.get.queryOptions({ input: { id } }),
  operations: client.materialVersions,
  columns: [
    { name: 'materialId', kind: 'text', of: (row) => row.material.title, path: 'material.title' },
    { name: 'number', kind: 'whole' },
    { name: 'issuedOn', kind: 'day' },
    { name: 'validUntilOn', kind: 'day', toneOf: (row) => toneOf(row.validUntilOn) },
    { name: 'evidence', kind: 'tags', words: 'evidence', of: (row) => row.evidence, path: 'evidence' },
    { name: 'url', kind: 'text', wideOnly: true },
    { name: 'kind', kind: 'text', isHidden: true },
  ],
  fields: [
    { name: 'materialId', kind: 'reference', to: materialReference, wide: true },
    { name: 'number', kind: 'whole' },
    { name: 'issuedOn', kind: 'day' },
    { name: 'validFrom', kind: 'day' },
    { name: 'validUntilOn', kind: 'day' },
    { name: 'url', kind: 'text', wide: true },
    { name: 'note', kind: 'long' },
  ],
}

/** The versions of one material, on its page. */
export const versionsOf = (materialId: string, latest: number | null): Records<Version> => ({
  ...versions,
  fixed: { materialId },
  start: () => ({ issuedOn: today(), number: String((latest ?? 0) + 1) }),
  columns: versions.columns.filter(({ name }) => name !== 'materialId'),
  fields: versions.fields.filter(({ name }) => name !== 'materialId'),
  order: [{ by: 'number', descending: true }],
})

/** 版本 */
export const MaterialVersions = () => <RecordScreen records={versions} />

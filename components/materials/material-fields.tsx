'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { plusDays, today } from '#lib/day.ts'
import { soonDays, stateOf } from '#lib/materials/rules.ts'
import { materialInput } from '#lib/materials/schema.ts'
import { materialKinds } from './material-references.ts'

export type Material = Awaited<ReturnType<typeof client.materials.get>>

export const stateTones = { current: 'teal', early: 'blue', expired: 'red', none: 'gray' }
/** Where a material stands by its newest version. */
const standing = ({ latestOn, validUntilOn }: Material) =>
  stateOf(latestOn ? { issuedOn: latestOn, validFrom: null, validUntilOn } : null, today())
const soon = () => ({ from: today(), to: plusDays(today(), soonDays) })

export const materialRecords: Records<Material> = {
  texts: 'materials.material',
  write: 'materials.write',
  titleOf: (row) => row.title,
  input: materialInput,
  yearly: false,
  start: () => ({ language: 'zhHans' }),
  page: (row) => `/materials/${row.id}`,
  list: (input) => api.materials.list.queryOptions({ input }),
  get: (id) => api.materials.get.queryOptions({ input: { id } }),
  operations: client.materials,
  quick: [
    { name: 'soon', filters: () => ({ validUntilOn: soon() }) },
    { name: 'expired', filters: () => ({ validUntilOn: { to: plusDays(today(), -1) } }) },
  ],
  columns: [
    { name: 'title', kind: 'text' },
    { name: 'kind', kind: 'text' },
    { name: 'state', kind: 'choice', words: 'materialState', tones: stateTones, of: standing },
    { name: 'latestNumber', kind: 'whole' },
    { name: 'validUntilOn', kind: 'day', toneOf: (row) => toneOf(row.validUntilOn) },
    { name: 'latestOn', kind: 'day', wideOnly: true },
    { name: 'language', kind: 'choice', words: 'materialLanguage', wideOnly: true },
    { name: 'responsible', kind: 'text', wideOnly: true },
  ],
  fields: [
    { name: 'title', kind: 'text', wide: true },
    { name: 'kind', kind: 'suggest', from: materialKinds },
    { name: 'language', kind: 'choice', words: 'materialLanguage' },
    { name: 'responsible', kind: 'text' },
    { name: 'description', kind: 'long', wide: true },
  ],
}

/** A day of ending that is past, or near. */
export function toneOf(until: string | null): string | undefined {
  if (!until) return undefined
  if (until < today()) return 'red'
  return until <= soon().to ? 'orange' : undefined
}

/** 宣传资料 */
export const Materials = () => <RecordScreen records={materialRecords} />

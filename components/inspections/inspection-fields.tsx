'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Suggestions } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { inspectionInput } from '#lib/inspections/schema.ts'

type Inspection = Awaited<ReturnType<typeof client.inspections.get>>

const wordsOf = (name: 'area' | 'item'): Suggestions => ({
  name: `inspections.${name}`,
  find: async () => (await client.inspections.list({ size: 200 })).rows.map((row) => row[name]),
})

const inspections: Records<Inspection> = {
  texts: 'inspections.inspection',
  write: 'inspections.write',
  titleOf: (row) => `${row.inspectedOn} ${row.area} ${row.item}`,
  input: inspectionInput,
  yearly: true,
  importable: true,
  evidence: 'inspections',
  start: () => ({ inspectedOn: today(), passed: true }),
  list: (input) => api.inspections.list.queryOptions({ input }),
  get: (id) => api.inspections.get.queryOptions({ input: { id } }),
  operations: client.inspections,
  columns: [
    { name: 'item', kind: 'text' },
    { name: 'area', kind: 'text' },
    { name: 'inspectedOn', kind: 'day' },
    { name: 'passed', kind: 'yesNo', tones: { true: 'teal', false: 'orange' } },
    { name: 'rectifiedOn', kind: 'day' },
  ],
  fields: [
    { name: 'area', kind: 'suggest', from: wordsOf('area') },
    { name: 'item', kind: 'suggest', from: wordsOf('item') },
    { name: 'inspectedOn', kind: 'day' },
    { name: 'passed', kind: 'yesNo' },
    { name: 'rectifiedOn', kind: 'day' },
    { name: 'note', kind: 'long' },
  ],
}

/** 巡检 */
export const Inspections = () => <RecordScreen records={inspections} />

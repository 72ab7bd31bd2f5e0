'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Values } from '#components/ui/record-values.ts'
import type { Records, Suggestions } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { plusDays, today } from '#lib/day.ts'
import { daysLate } from '#lib/inspections/rules.ts'
import { type Inspection, inspectionInput } from '#lib/inspections/schema.ts'

const wordsOf = (name: 'area' | 'item' | 'responsible' | 'inspectedBy'): Suggestions => ({
  name: `inspections.${name}`,
  find: async () => (await client.inspections.list({ size: 200 })).rows.flatMap((row) => row[name] ?? []),
})
export const responsibles = wordsOf('responsible')
export const stageTones = { open: 'red', waiting: 'blue', verified: 'teal' }
const hasFailed = (values: Values) => values.passed !== true

/** Inspections as lists and forms have them. */
export const inspectionRecords: Records<Inspection> = {
  texts: 'inspections.inspection',
  write: 'inspections.write',
  titleOf: (row) => `${row.inspectedOn} ${row.area} ${row.item}`,
  page: (row) => `/inspections/${row.id}`,
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
    { name: 'stage', kind: 'choice', words: 'inspectionStage', tones: stageTones, isHidden: true },
    { name: 'dueOn', kind: 'day', isHidden: true, toneOf: (row) => (daysLate(row, today()) > 0 ? 'red' : undefined) },
    {
      name: 'missing',
      kind: 'evidence',
      words: 'inspectionLack',
      tones: { note: 'orange', photo: 'orange' },
      of: (row) => (row.passed ? null : row.missing),
      path: 'missing',
      isHidden: true,
    },
    { name: 'verifierName', kind: 'text', isHidden: true },
  ],
  fields: [
    { name: 'area', kind: 'suggest', from: wordsOf('area') },
    { name: 'item', kind: 'suggest', from: wordsOf('item') },
    { name: 'inspectedOn', kind: 'day' },
    { name: 'passed', kind: 'yesNo' },
    { name: 'note', kind: 'long' },
    { name: 'dueOn', kind: 'day', when: hasFailed },
    { name: 'responsible', kind: 'suggest', from: responsibles, when: hasFailed },
    { name: 'noPhotoReason', kind: 'text', when: hasFailed, rare: true, wide: true },
    { name: 'rectifiedOn', kind: 'day', when: hasFailed, rare: true },
    { name: 'rectifiedNote', kind: 'long', when: hasFailed, rare: true },
    { name: 'noAfterReason', kind: 'text', when: hasFailed, rare: true, wide: true },
    { name: 'inspectedBy', kind: 'suggest', from: wordsOf('inspectedBy'), rare: true },
  ],
  quick: [
    { name: 'open', filters: () => ({ stage: { is: ['open'] } }) },
    { name: 'late', filters: () => ({ stage: { is: ['open'] }, dueOn: { to: plusDays(today(), -1) } }) },
    { name: 'waiting', filters: () => ({ stage: { is: ['waiting'] } }) },
  ],
}

/** 巡检 */
export const Inspections = () => <RecordScreen records={inspectionRecords} />

'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { hasOwnSubjects } from '#lib/completeness/rules.ts'
import { itemInput } from '#lib/completeness/schema.ts'

type Item = Awaited<ReturnType<typeof client.completenessItems.get>>

const items: Records<Item> = {
  texts: 'completeness.items',
  write: 'completeness.write',
  titleOf: (row) => row.kind,
  input: itemInput,
  yearly: false,
  start: () => ({ isRequired: true, dueDay: '10', position: '120' }),
  order: [{ by: 'position', descending: false }],
  list: (input) => api.completenessItems.list.queryOptions({ input }),
  get: (id) => api.completenessItems.get.queryOptions({ input: { id } }),
  operations: client.completenessItems,
  columns: [
    { name: 'kind', kind: 'choice', words: 'completenessKind' },
    { name: 'isRequired', kind: 'yesNo', tones: { true: 'teal', false: 'gray' } },
    { name: 'dueDay', kind: 'whole' },
    { name: 'owner', kind: 'text' },
    { name: 'firstMonth', kind: 'month', wideOnly: true },
    { name: 'lastMonth', kind: 'month', wideOnly: true },
    { name: 'subjects', kind: 'tags', wideOnly: true },
    { name: 'position', kind: 'whole', isHidden: true },
  ],
  fields: [
    { name: 'kind', kind: 'choice', words: 'completenessKind' },
    { name: 'isRequired', kind: 'yesNo' },
    { name: 'dueDay', kind: 'whole' },
    { name: 'owner', kind: 'text' },
    { name: 'firstMonth', kind: 'month' },
    { name: 'lastMonth', kind: 'month' },
    { name: 'subjects', kind: 'tags', wide: true, when: (values) => hasOwnSubjects(String(values.kind)) },
    { name: 'position', kind: 'whole', rare: true, isGiven: true },
  ],
}

/** What the grid looks for. */
export const CompletenessItems = () => <RecordScreen records={items} />

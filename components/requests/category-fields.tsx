'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Suggestions } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { categoryInput } from '#lib/requests/schema.ts'
import { teamReference } from './team-reference.ts'

type Category = Awaited<ReturnType<typeof client.requestCategories.get>>

const inOrder = [{ by: 'position', descending: false }]
/** The names of the categories in use, in the office's order. */
export const categoryNames: Suggestions = {
  name: 'requestCategories',
  find: async () => {
    const { rows } = await client.requestCategories.list({ size: 200, sort: inOrder, filters: { isInUse: { is: ['true'] } } })
    return rows.map(({ name }) => name)
  },
}

const categories: Records<Category> = {
  texts: 'requests.category',
  write: 'serviceDesk.write',
  titleOf: (row) => row.name,
  input: categoryInput,
  yearly: false,
  start: () => ({ position: '80', isInUse: true, promisedDays: '5' }),
  list: (input) => api.requestCategories.list.queryOptions({ input }),
  get: (id) => api.requestCategories.get.queryOptions({ input: { id } }),
  operations: client.requestCategories,
  order: inOrder,
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'promisedDays', kind: 'whole' },
    { name: 'teamId', kind: 'text', of: (row) => row.serviceTeam?.name, path: 'serviceTeam.name' },
    { name: 'isInUse', kind: 'yesNo', tones: { true: 'teal', false: 'gray' } },
    { name: 'nameEn', kind: 'text', wideOnly: true },
  ],
  fields: [
    { name: 'name', kind: 'text' },
    { name: 'nameEn', kind: 'text' },
    { name: 'promisedDays', kind: 'whole' },
    { name: 'teamId', kind: 'reference', to: teamReference },
    { name: 'position', kind: 'whole' },
    { name: 'isInUse', kind: 'yesNo' },
  ],
}

/** 诉求类别与承诺 */
export const RequestCategories = () => <RecordScreen records={categories} />

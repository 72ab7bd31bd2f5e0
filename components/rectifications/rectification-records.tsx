'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records, Suggestions } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { plusDays, today, yearOf } from '#lib/day.ts'
import { type Rectification, rectificationInput } from '#lib/rectifications/schema.ts'
import { Progress } from './progress.tsx'

const owners: Suggestions = {
  name: 'rectifications.owner',
  find: async () => (await client.rectifications.list({ size: 200 })).rows.map(({ owner }) => owner),
}
const isLate = ({ state, dueOn }: Rectification) => state === 'open' && dueOn !== null && dueOn < today()

/** What evaluations promised, as lists and forms have it. */
const rectificationRecords: Records<Rectification> = {
  texts: 'rectifications',
  write: 'rectifications.write',
  titleOf: (row) => `${row.year} ${row.name}`,
  input: rectificationInput,
  yearly: true,
  evidence: 'rectifications',
  start: () => ({ year: String(yearOf(today()) - 1) }),
  list: (input) => api.rectifications.list.queryOptions({ input }),
  get: (id) => api.rectifications.get.queryOptions({ input: { id } }),
  operations: client.rectifications as unknown as Records<Rectification>['operations'],
  columns: [
    { name: 'name', kind: 'text' },
    { name: 'measure', kind: 'text' },
    { name: 'owner', kind: 'text' },
    { name: 'dueOn', kind: 'day', toneOf: (row) => (isLate(row) ? 'red' : undefined) },
    { name: 'state', kind: 'choice', words: 'rectificationState', tones: { open: 'orange', done: 'blue', verified: 'teal' } },
    { name: 'year', kind: 'text' },
    { name: 'doneOn', kind: 'day', isHidden: true },
    { name: 'doneBy', kind: 'text', isHidden: true },
    { name: 'verifiedBy', kind: 'text', isHidden: true },
  ],
  fields: [
    { name: 'name', kind: 'text', wide: true },
    { name: 'measure', kind: 'long' },
    { name: 'owner', kind: 'suggest', from: owners },
    { name: 'dueOn', kind: 'day' },
    { name: 'cause', kind: 'long' },
    { name: 'year', kind: 'whole', isGiven: true },
    { name: 'code', kind: 'text', rare: true },
  ],
  order: [{ by: 'dueOn', descending: false }],
  quick: [
    { name: 'open', filters: () => ({ state: { is: ['open'] } }) },
    { name: 'late', filters: () => ({ state: { is: ['open'] }, dueOn: { to: plusDays(today(), -1) } }) },
    { name: 'done', filters: () => ({ state: { is: ['done'] } }) },
  ],
  beside: (row) => <Progress row={row} />,
}

/** 整改台账 */
export const Rectifications = () => <RecordScreen records={rectificationRecords} />

'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { surveyInput } from '#lib/surveys/schema.ts'

type Survey = Awaited<ReturnType<typeof client.surveys.get>>

const surveys: Records<Survey> = {
  texts: 'surveys.survey',
  write: 'surveys.write',
  titleOf: (row) => row.title,
  input: surveyInput,
  yearly: true,
  importable: true,
  start: () => ({ year: today().slice(0, 4), method: 'mean' }),
  list: (input) => api.surveys.list.queryOptions({ input }),
  get: (id) => api.surveys.get.queryOptions({ input: { id } }),
  operations: client.surveys,
  columns: [
    { name: 'title', kind: 'text' },
    { name: 'year', kind: 'text' },
    { name: 'method', kind: 'choice', words: 'surveyMethod' },
  ],
  fields: [
    { name: 'title', kind: 'text', wide: true },
    { name: 'year', kind: 'whole' },
    { name: 'method', kind: 'choice', words: 'surveyMethod' },
  ],
}

/** 问卷 */
export const Surveys = () => <RecordScreen records={surveys} />

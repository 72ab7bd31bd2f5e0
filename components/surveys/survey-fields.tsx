'use client'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { surveyInput } from '#lib/surveys/schema.ts'

type Survey = Awaited<ReturnType<typeof client.surveys.get>>

export const surveys: Records<Survey> = {
  texts: 'surveys.survey',
  write: 'surveys.write',
  titleOf: (row) => row.title,
  input: surveyInput,
  evidence: 'surveys',
  yearly: true,
  importable: true,
  start: () => ({ year: today().slice(0, 4), method: 'mean', satisfiedFromPercent: '80' }),
  list: (input) => api.surveys.list.queryOptions({ input }),
  get: (id) => api.surveys.get.queryOptions({ input: { id } }),
  operations: client.surveys,
  page: (row) => `/surveys/${row.id}`,
  columns: [
    { name: 'title', kind: 'text' },
    { name: 'year', kind: 'text' },
    { name: 'status', kind: 'choice', words: 'surveyStatus', tones: { draft: 'gray', published: 'teal', closed: 'blue' } },
    { name: 'opensOn', kind: 'day', wideOnly: true },
    { name: 'closesOn', kind: 'day' },
    { name: 'method', kind: 'choice', words: 'surveyMethod', wideOnly: true },
  ],
  fields: [
    { name: 'title', kind: 'text', wide: true },
    { name: 'year', kind: 'whole' },
    { name: 'method', kind: 'choice', words: 'surveyMethod' },
    { name: 'satisfiedFromPercent', kind: 'whole' },
    { name: 'opensOn', kind: 'day' },
    { name: 'closesOn', kind: 'day' },
    { name: 'titleHant', kind: 'text', rare: true },
    { name: 'titleEn', kind: 'text', rare: true },
    { name: 'askedCount', kind: 'whole', rare: true },
    { name: 'askedReason', kind: 'text', rare: true },
  ],
}

/** 问卷 */
export const Surveys = () => <RecordScreen records={surveys} />

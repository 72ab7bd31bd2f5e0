'use client'
import { organisationReference } from '#components/organisations/organisation-reference.ts'
import { RecordScreen } from '#components/ui/record-screen.tsx'
import { clockOf } from '#components/ui/record-values.ts'
import type { Records, Reference } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { responseInput } from '#lib/surveys/schema.ts'

type Response = Awaited<ReturnType<typeof client.responses.get>>

const surveyReference: Reference = {
  name: 'surveys',
  find: async (search) => (await client.surveys.list({ search, size: 20 })).rows.map(({ id, title }) => ({ value: id, label: title })),
  labelOf: async (id) => (await client.surveys.get({ id })).title,
}

const responses: Records<Response> = {
  texts: 'surveys.response',
  write: 'surveys.write',
  titleOf: (row) => `${row.organisationName} · ${row.survey.title}`,
  input: responseInput,
  yearly: true,
  importable: true,
  evidence: 'survey_responses',
  start: () => ({ submittedAt: clockOf(new Date().toISOString()), fullScore: '100' }),
  list: (input) => api.responses.list.queryOptions({ input }),
  get: (id) => api.responses.get.queryOptions({ input: { id } }),
  operations: client.responses,
  columns: [
    { name: 'organisationName', kind: 'text' },
    { name: 'surveyId', kind: 'text', of: (row) => row.survey.title, path: 'survey.title' },
    { name: 'submittedAt', kind: 'instant' },
    { name: 'score', kind: 'decimal' },
    { name: 'fullScore', kind: 'decimal', wideOnly: true },
    { name: 'via', kind: 'choice', words: 'answerWay', wideOnly: true },
    {
      name: 'counts',
      kind: 'choice',
      words: 'responseState',
      tones: { valid: 'teal', superseded: 'gray' },
      of: (row) => (row.supersededById ? 'superseded' : 'valid'),
    },
  ],
  fields: [
    { name: 'surveyId', kind: 'reference', to: surveyReference, wide: true },
    { name: 'organisationId', kind: 'reference', to: organisationReference, fills: 'organisationName' },
    { name: 'organisationName', kind: 'text' },
    { name: 'score', kind: 'decimal' },
    { name: 'fullScore', kind: 'decimal' },
    { name: 'submittedAt', kind: 'instant', wide: true },
  ],
}

/** 答卷 */
export const Responses = () => <RecordScreen records={responses} />

import { recordQueries } from '../record.ts'
import { responseInput, responseView, surveyInput, surveyView } from './schema.ts'

export const surveyKind = {
  model: 'survey',
  read: 'surveys.read',
  write: 'surveys.write',
  input: surveyInput,
  view: surveyView,
  search: ['title'],
  by: 'year',
} as const
export const surveyQueries = recordQueries(surveyKind)

export const responseKind = {
  model: 'surveyResponse',
  read: 'surveys.read',
  write: 'surveys.write',
  input: responseInput,
  view: responseView,
  search: ['organisationName', 'survey.title'],
  by: 'submittedAt',
  include: { survey: { select: { title: true } } },
} as const
export const responseQueries = recordQueries(responseKind)

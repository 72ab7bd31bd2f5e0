import type { Records } from '#components/ui/records.ts'
import { api, client } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { gradeOf } from '#lib/scorecards/rules.ts'
import { type Assessment, type AssessmentScore, assessmentInput, type Scorecard } from '#lib/scorecards/schema.ts'
import { AssessmentScores } from './assessment-scores.tsx'
import { gradeTones } from './grade-tones.ts'

/** The assessments of one organisation; a new one has the items of `card` (a stored one keeps its own). */
export const assessmentsOf = (organisationId: string, card: Scorecard | null, year: number): Records<Assessment> => ({
  texts: 'organisations.assessment',
  write: 'organisations.write',
  titleOf: (row) => `${row.organisation.name} ${row.year}`,
  input: assessmentInput,
  yearly: false,
  evidence: 'assessments',
  fixed: { organisationId, ...(card && { scorecardId: card.id }) },
  start: () => ({ year: String(year), assessedOn: today(), scores: JSON.stringify(blankScores(card)) }),
  page: (row) => `/organisations/assessments/${row.id}`,
  list: (input) => api.assessments.list.queryOptions({ input }),
  get: (id) => api.assessments.get.queryOptions({ input: { id } }),
  operations: client.assessments,
  columns: [
    { name: 'year', kind: 'text' },
    { name: 'total', kind: 'decimal', of: (row) => row.total },
    { name: 'maximum', kind: 'decimal', of: (row) => row.maximum, wideOnly: true },
    { name: 'grade', kind: 'choice', words: 'grade', tones: gradeTones, of: (row) => gradeOf(row.total, row.maximum) },
    { name: 'assessedOn', kind: 'day' },
  ],
  fields: [
    { name: 'year', kind: 'whole' },
    { name: 'assessedOn', kind: 'day' },
    {
      name: 'scores',
      kind: 'parts',
      isOwn: true,
      wide: true,
      Input: AssessmentScores,
      textOf: (scores) => (scores as AssessmentScore[]).map(({ name, score, maximum }) => `${name} ${score}/${maximum}`).join(' · '),
    },
    { name: 'note', kind: 'long', rare: true },
  ],
})

const blankScores = (card: Scorecard | null): AssessmentScore[] =>
  (card?.items ?? []).map(({ id, name, maximum }) => ({ item: id, name, note: null, score: '', maximum }))

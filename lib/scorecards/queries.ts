import { firstOfYear, lastOfYear, toColumn } from '../day.ts'
import { query } from '../operation.ts'
import { recordQueries, viewOf } from '../record.ts'
import { bestScorecard } from './rules.ts'
import { assessmentInput, assessmentView, roundInput, roundView, scorecardInput, scorecardView } from './schema.ts'

export const scorecardKind = {
  model: 'scorecard',
  read: 'organisations.read',
  write: 'organisations.write',
  input: scorecardInput,
  view: scorecardView,
  search: ['name', 'industry'],
  by: 'updatedAt',
} as const
export const scorecardQueries = recordQueries(scorecardKind)

export const assessmentKind = {
  model: 'assessment',
  read: 'organisations.read',
  write: 'organisations.write',
  input: assessmentInput,
  view: assessmentView,
  search: ['organisation.name'],
  by: 'year',
  include: { organisation: { select: { name: true } }, scorecard: { select: { name: true } } },
} as const
export const assessmentQueries = recordQueries(assessmentKind)

/** Everybody who lived here in a year, with the assessment of that year or without: the gaps are what is left to do. */
export const getRound = query('organisations.read')
  .input(roundInput)
  .output(roundView)
  .handler(async ({ input: { year }, context: { db } }) => {
    const [first, last] = [toColumn(firstOfYear(year)), toColumn(lastOfYear(year))]
    const isHere = { removedAt: null, startedOn: { lte: last }, OR: [{ endedOn: null }, { endedOn: { gte: first } }] }
    const [organisations, cards] = await Promise.all([
      db.organisation.findMany({
        where: { removedAt: null, stays: { some: isHere } },
        include: { assessments: { where: { year, removedAt: null } } },
        orderBy: { code: 'asc' },
      }),
      db.scorecard.findMany({ where: { isInUse: true, removedAt: null }, orderBy: { createdAt: 'asc' } }),
    ])
    const known = cards.map((card) => ({ ...card, removedAt: null }))
    return organisations.map(({ assessments: [assessment], ...organisation }) =>
      roundView.element.parse({
        organisation,
        assessment: assessment ? viewOf(assessment) : null,
        scorecard: bestScorecard(known, organisation)?.name ?? null,
      }),
    )
  })

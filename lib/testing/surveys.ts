import { randomUUID } from 'node:crypto'
import { today, yearOf } from '../day.ts'
import { db } from '../db.ts'
import { publicLink } from '../public-link.ts'
import { someQuestions } from './questions.ts'

/** A published survey with those questions and its open link's token. */
export async function publishedSurvey(fields: Record<string, unknown> = {}) {
  const questions = someQuestions()
  const survey = await db().survey.create({
    data: {
      title: `满意度 ${randomUUID().slice(0, 8)}`,
      year: yearOf(today()),
      status: 'published',
      questions: Object.values(questions),
      ...fields,
    },
  })
  return { ...survey, questions, token: tokenOf('survey', survey.id, survey.linkRound) }
}

/** An organisation's own link to a survey. */
export async function invite(surveyId: string, name: string) {
  const organisation = await db().organisation.create({ data: { code: randomUUID(), name, kind: 'chamber', region: 'macao' } })
  const invitation = await db().surveyInvitation.create({ data: { surveyId, organisationId: organisation.id, organisationName: name } })
  return { ...invitation, organisation, token: tokenOf('invitation', invitation.id, 1) }
}

export const tokenOf = (purpose: 'survey' | 'invitation', id: string, round: number): string =>
  publicLink(purpose, id, round).split('/').at(-1) ?? ''

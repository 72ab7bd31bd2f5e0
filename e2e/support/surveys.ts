import { randomUUID } from 'node:crypto'
import { today, yearOf } from '#lib/day.ts'
import { publicLink } from '#lib/public-link.ts'
import { someQuestions } from '#lib/testing/questions.ts'
import { sql } from './database.ts'
import { house } from './house.ts'

type Question = ReturnType<typeof someQuestions>[keyof ReturnType<typeof someQuestions>]

/** A published survey that no other journey uses, and the address of its open link. */
export async function survey(closesOn: string | null = null) {
  const { secret, url } = await house()
  Object.assign(process.env, { AUTH_SECRET: secret, PUBLIC_URL: url })
  const title = `满意度问卷 ${randomUUID().slice(0, 8)}`
  const questions = someQuestions()
  const [made] = await sql<{ id: string }>(
    `insert into surveys (title, title_hant, year, status, questions, closes_on) values ($1, $2, $3, 'published', $4, $5) returning id`,
    [title, title.replace('满意度问卷', '滿意度問卷'), yearOf(today()), JSON.stringify(Object.values(questions)), closesOn],
  )
  const id = made?.id ?? ''
  return { id, title, questions, address: publicLink('survey', id, 1) }
}

/** The address of one organisation's own link to a survey. */
export async function ownLink(surveyId: string): Promise<{ name: string; address: string }> {
  const name = `专属商会 ${randomUUID().slice(0, 8)}`
  const [made] = await sql<{ id: string }>(
    `with organisation as (insert into organisations (code, name, kind, region) values ($1, $1, 'chamber', 'macao') returning id)
     insert into survey_invitations (survey_id, organisation_id, organisation_name) select $2, id, $1 from organisation returning id`,
    [name, surveyId],
  )
  return { name, address: publicLink('invitation', made?.id ?? '', 1) }
}

/** What the house kept of a survey's answers, the first one first. */
export const responses = (surveyId: string) =>
  sql<{ organisation_name: string; score: string; full_score: string; via: string; superseded: boolean; answers: Record<string, unknown> }>(
    `select organisation_name, score::text, full_score::text, via, superseded_by_id is not null as superseded, answers
     from survey_responses where survey_id = $1 order by submitted_at`,
    [surveyId],
  )

export const changeQuestions = (surveyId: string, questions: readonly Question[]) =>
  sql('update surveys set questions = $2 where id = $1', [surveyId, JSON.stringify(questions)])

import { Converter } from 'opencc-js/cn2t'
import { z } from 'zod'
import { today } from '../day.ts'
import type { Tx } from '../db.ts'
import { fail } from '../errors.ts'
import { command, query } from '../operation.ts'
import { publicLink } from '../public-link.ts'
import { viewOf } from '../record.ts'
import { dayText, recordId, recordVersion, shortText } from '../shapes.ts'
import { designProblemsOf, type Problem, problemsOf } from './rules.ts'
import { designInput, reason, type Survey, surveyView } from './schema.ts'

const traditional = Converter({ from: 'cn', to: 'hk' })
export const surveyOf = (row: Record<string, unknown>): Survey => surveyView.parse(viewOf(row))

/** A survey that is there, as somebody knew it: STALE with the present one when it was changed since. */
export async function surveyAt(tx: Tx, { id, version }: { id: string; version: number }): Promise<Survey> {
  const row = await tx.survey.findUnique({ where: { id } })
  if (!row || row.removedAt) throw fail('NOT_FOUND')
  if (row.version !== version) throw fail('STALE', { current: surveyOf(row) })
  return surveyOf(row)
}

/** Writes what somebody decided on the version that they saw; whoever was quicker wins. */
async function write(tx: Tx, at: { id: string; version: number }, data: object): Promise<Survey> {
  const done = await tx.survey.updateMany({ where: { id: at.id, version: at.version, removedAt: null }, data })
  const row = await tx.survey.findUnique({ where: { id: at.id } })
  if (!row) throw fail('NOT_FOUND')
  if (done.count === 0) throw fail('STALE', { current: surveyOf(row) })
  return surveyOf(row)
}

function refuse([found]: readonly Problem[]): void {
  if (found) throw fail('SURVEY_INCOMPLETE', { params: { ...found } })
}

/**
 * Saves the questions. A draft may be half done; one that the public sees has to be whole. What changes of its structure counts its revision up
 * (by trigger), and answers that are there are scored anew.
 */
export const designSurvey = command('surveys.write')
  .input(designInput)
  .output(surveyView)
  .handler(async ({ input: { id, version, intro, questions }, context: { tx } }) => {
    const survey = await surveyAt(tx, { id, version })
    if (survey.status === 'published') refuse(designProblemsOf(questions))
    return write(tx, { id, version }, { intro, questions })
  })

/** Drafts 繁體 from 简体 for the builder; a person reads it over. */
export const draftTraditional = query('surveys.write')
  .input(z.object({ texts: z.array(z.string().max(5000)).max(2000) }))
  .output(z.object({ texts: z.array(z.string()) }))
  .handler(({ input: { texts } }) => ({ texts: texts.map((text) => traditional(text)) }))

/** Begins a survey with the questions of another one: last year's. Their ids stay, so that years can be compared. Repeatable by its id. */
export const copySurvey = command('surveys.write')
  .input(z.object({ id: recordId, fromId: recordId, title: shortText, year: z.int().min(2000).max(2099) }))
  .output(surveyView)
  .handler(async ({ input: { id, fromId, title, year }, context: { tx } }) => {
    const from = await tx.survey.findUnique({ where: { id: fromId } })
    if (!from || from.removedAt) throw fail('NOT_FOUND')
    const { titleHant, titleEn, method, satisfiedFromPercent, intro, questions } = from
    const kept = { titleHant, titleEn, method, satisfiedFromPercent, intro: intro as object, questions: questions as object[] }
    await tx.survey.createMany({ data: [{ id, title, year, ...kept }], skipDuplicates: true })
    const row = await tx.survey.findUnique({ where: { id } })
    if (!row) throw fail('DUPLICATE')
    if (row.title !== title || row.year !== year) throw fail('SAME_ID_OTHER_CONTENT', { current: surveyOf(row) })
    return surveyOf(row)
  })

const inState = (survey: Survey, status: Survey['status']) => {
  if (survey.status !== status) throw fail('RULE_BROKEN', { params: { rule: 'survey_status' } })
}

/** Opens a draft to the public: from today on, or from its opening day. SURVEY_INCOMPLETE says what it lacks. */
export const publishSurvey = command('surveys.write')
  .input(recordVersion)
  .output(surveyView)
  .handler(async ({ input, context: { tx } }) => {
    const survey = await surveyAt(tx, input)
    inState(survey, 'draft')
    refuse(problemsOf(survey, today()))
    const opensOn = new Date(`${survey.opensOn ?? today()}T00:00:00Z`)
    return write(tx, input, { status: 'published', publishedAt: new Date(), opensOn })
  })

/** Ends a survey at once: later answers are refused. */
export const closeSurvey = command('surveys.write')
  .input(recordVersion.extend({ reason }))
  .output(surveyView)
  .handler(async ({ input, context: { tx } }) => {
    inState(await surveyAt(tx, input), 'published')
    return write(tx, input, { status: 'closed', statusNote: input.reason })
  })

/** Takes answers again until another day, or until it is closed. */
export const reopenSurvey = command('surveys.write')
  .input(recordVersion.extend({ reason, closesOn: dayText.nullable() }))
  .output(surveyView)
  .handler(async ({ input, context: { tx } }) => {
    const survey = await surveyAt(tx, input)
    if (survey.status === 'draft') inState(survey, 'closed')
    if (input.closesOn && input.closesOn < today())
      throw fail('RULE_BROKEN', { params: { rule: 'survey_without_open_day' }, fields: ['closesOn'] })
    refuse(problemsOf({ ...survey, closesOn: input.closesOn }, today()))
    const closesOn = input.closesOn && new Date(`${input.closesOn}T00:00:00Z`)
    return write(tx, input, { status: 'published', statusNote: input.reason, closesOn, publishedAt: survey.publishedAt ?? new Date() })
  })

/** Ends every open link that was given out, and makes a new one. */
export const renewSurveyLink = command('surveys.write')
  .input(recordVersion)
  .output(surveyView)
  .handler(async ({ input, context: { tx } }) => {
    await surveyAt(tx, input)
    return write(tx, input, { linkRound: { increment: 1 } })
  })

/** The open link's address, for whoever may hang it up. */
export const openLinkOf = ({ id, linkRound }: Pick<Survey, 'id' | 'linkRound'>): string => publicLink('survey', id, linkRound)

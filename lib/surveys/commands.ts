import { fail } from '../errors.ts'
import { command } from '../operation.ts'
import { recordCommands, viewOf } from '../record.ts'
import { responseKind, surveyKind } from './queries.ts'
import { wrongAnswersOf } from './rules.ts'
import { entryInput, questions, responseView } from './schema.ts'

export const surveyCommands = recordCommands(surveyKind)

const responseWrites = recordCommands(responseKind)
export const responseCommands = {
  ...responseWrites,
  log: responseWrites.log.use(async ({ context, next }, input) => {
    const survey = await context.tx.survey.findUnique({ where: { id: input.surveyId }, select: { questions: true } })
    // a score that somebody types would stand beside those computed from answers
    if (survey && questions.parse(survey.questions).length > 0)
      throw fail('RULE_BROKEN', { params: { rule: 'survey_scored_by_answers' }, fields: ['surveyId'] })
    return next()
  }),
}

/**
 * Enters an answer for somebody who gave it on paper or by phone, also after the survey is closed. Its score is computed by the database; a later
 * answer of the same organisation takes its place. Repeatable by its id.
 */
export const enterAnswer = command('surveys.write')
  .input(entryInput)
  .output(responseView)
  .handler(async ({ input: { id, surveyId, answers, submittedAt, ...who }, context: { tx } }) => {
    const survey = await tx.survey.findUnique({
      where: { id: surveyId },
      select: { questions: true, revision: true, removedAt: true, status: true },
    })
    if (!survey || survey.removedAt) throw fail('NOT_FOUND')
    if (survey.status === 'draft') throw fail('RULE_BROKEN', { params: { rule: 'survey_status' } })
    const wrong = wrongAnswersOf(questions.parse(survey.questions), answers)
    if (wrong[0]) throw fail('SURVEY_ANSWERS', { params: { reason: wrong[0].problem }, fields: wrong.map((one) => one.id) })
    const row = {
      id,
      surveyId,
      answers,
      submittedAt: new Date(submittedAt),
      ...who,
      revision: survey.revision,
      via: 'form',
      score: 0,
      fullScore: 0,
    }
    await tx.surveyResponse.createMany({ data: [row], skipDuplicates: true })
    const kept = await tx.surveyResponse.findUnique({ where: { id }, include: responseKind.include })
    if (!kept) throw fail('DUPLICATE')
    if (kept.surveyId !== surveyId || kept.organisationName !== who.organisationName) throw fail('SAME_ID_OTHER_CONTENT')
    return responseView.parse(viewOf(kept))
  })

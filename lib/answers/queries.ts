import { fromColumn, today } from '../day.ts'
import type { Db } from '../db.ts'
import { fail } from '../errors.ts'
import { query } from '../operation.ts'
import { readPublicLink } from '../public-link.ts'
import { stateOf, textIn, titleIn } from '../surveys/rules.ts'
import { questions, surveyView } from '../surveys/schema.ts'
import { countLook } from '../throttle.ts'
import { askedSurvey, surveyAsk } from './schema.ts'

const introOf = surveyView.shape.intro

/** The survey that a link opens: the one for everybody, or one organisation's own. NOT_FOUND for a link that is forged, cut short or replaced, and for
 * a survey that is gone or not published: all are told the same. */
export async function linkedSurvey(db: Pick<Db, 'survey' | 'surveyInvitation'>, token: string) {
  const open = readPublicLink('survey', token)
  const own = open ? null : readPublicLink('invitation', token)
  const invitation =
    own &&
    (await db.surveyInvitation.findFirst({
      where: { id: own.id, round: own.round, removedAt: null },
      include: { organisation: { select: { name: true } } },
    }))
  const id = open?.id ?? invitation?.surveyId
  const survey =
    id && (await db.survey.findFirst({ where: { id, removedAt: null, status: { not: 'draft' }, ...(open && { linkRound: open.round }) } }))
  if (!survey) throw fail('NOT_FOUND')
  return {
    survey: { ...survey, questions: questions.parse(survey.questions) },
    days: { opensOn: survey.opensOn && fromColumn(survey.opensOn), closesOn: survey.closesOn && fromColumn(survey.closesOn) },
    invitation,
    link: { purpose: open ? 'survey' : 'invitation', id: open?.id ?? own?.id ?? '', round: open?.round ?? own?.round ?? 0 },
  }
}

/** What somebody sees who followed a link to a survey: what is asked, until when, and whether it can be answered now. Nothing of who answered what. */
export const openSurvey = query('public.answer')
  .input(surveyAsk)
  .output(askedSurvey)
  .handler(async ({ input: { token, language }, context: { db, address } }) => {
    await countLook(address)
    const { survey, days, invitation } = await linkedSurvey(db, token)
    const state = stateOf({ ...days, status: survey.status as 'published' | 'closed' }, today())
    return askedSurvey.parse({
      title: titleIn(survey, language),
      intro: textIn(introOf.parse(survey.intro), language),
      ...days,
      // an answer is an answer, also once the survey is over
      state: invitation?.answeredAt ? 'used' : state,
      organisationName: invitation?.organisation.name ?? null,
      answeredAt: invitation?.answeredAt?.toISOString() ?? null,
      revision: survey.revision,
      questions: state === 'early' ? [] : survey.questions.map((question) => asked(question, language)),
    })
  })

type Question = ReturnType<typeof questions.parse>[number]
const asked = ({ id, kind, required, title, hint, options, fullScore }: Question, language: Parameters<typeof textIn>[1]) => ({
  ...{ id, kind, required, fullScore },
  title: textIn(title, language),
  hint: textIn(hint, language),
  options: options.map((option) => ({ id: option.id, title: textIn(option.title, language) })),
})

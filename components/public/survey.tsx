'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { z } from 'zod'
import { isUnreached, problemOf } from '#components/ui/error-text.ts'
import { refusedAnswers } from '#lib/answers/rules.ts'
import { type AskedSurvey, answerInput } from '#lib/answers/schema.ts'
import { client } from '#lib/client.ts'
import { TextField } from './fields.tsx'
import { FormFrame, ProblemNotice } from './form-frame.tsx'
import styles from './public.module.css'
import { answersOf } from './survey-answers.ts'
import { SurveyDone } from './survey-done.tsx'
import { useSurveyDraft } from './survey-draft.ts'
import { SurveyKept } from './survey-kept.tsx'
import { SurveyQuestion } from './survey-question.tsx'
import { SurveyState } from './survey-state.tsx'
import { usePublicForm } from './use-public-form.ts'

/** After these nothing that was typed here can be sent any more. */
const final = ['SURVEY_CLOSED', 'LINK_USED', 'NOT_FOUND', 'YEAR_CLOSED']

/** A survey by its link: kept on the device until it is sent, sent by itself once the network is back, and thanked for. */
export function Survey({ token, survey }: { token: string; survey: AskedSurvey }) {
  const t = useTranslations('public.survey')
  const language = useLocale()
  const router = useRouter()
  const { questions, revision, organisationName } = survey
  const { draft, receipt, changed, ...device } = useSurveyDraft(token, questions)
  const form = usePublicForm({
    schema: z
      .custom<z.input<typeof answerInput>>()
      .superRefine(({ organisationName: typed, answers }, context) => {
        const refused = Object.keys(refusedAnswers(questions, answers))
        if (!organisationName && !typed) refused.unshift('organisationName')
        for (const name of refused) context.addIssue({ code: 'custom', path: [name] })
      })
      .pipe(answerInput),
    values: draft?.values ?? {},
    change: device.type,
    inputOf: (values, id) => ({
      ...{ id, token, revision, language },
      organisationName: organisationName ? null : values.organisationName?.trim() || null,
      answers: answersOf(questions, values),
    }),
    patience: { tried: draft?.tried ?? null, wasTrying: device.wasTrying },
    send: async (input, attempt) => {
      device.attempt(attempt)
      try {
        const { submittedAt, replaces } = await client.answers.send(input)
        device.finish({ values: draft?.values ?? {}, submittedAt, replaces })
      } catch (error) {
        const { code } = problemOf(error)
        // what did not answer may have kept it all the same, and knows it by its id
        if (!isUnreached(code) && code !== 'UNKNOWN') device.attempt(null)
        if (code === 'SURVEY_CHANGED') router.refresh()
        throw error
      }
    },
  })
  if (receipt) return <SurveyDone receipt={receipt} survey={survey} forget={device.forget} />
  const isRefused = final.includes(form.problem?.code ?? '')
  if (isRefused || survey.state !== 'open')
    return (
      <>
        {survey.state === 'open' ? <ProblemNotice problem={form.problem} /> : <SurveyState survey={survey} />}
        {draft && <SurveyKept values={draft.values} questions={questions} forget={device.forget} />}
      </>
    )
  return (
    <>
      <div role="status">{changed.length > 0 && <p className={styles.notice}>{t('changed', { count: changed.length })}</p>}</div>
      <FormFrame form={form} button={t('button')} privacy={t('privacy')}>
        {organisationName ? (
          <p className={styles.faint}>{t('answersFor', { name: organisationName })}</p>
        ) : (
          <TextField
            form={form}
            texts="survey"
            name="organisationName"
            autoComplete="organization"
            maxLength={200}
            hint={t('organisationHint')}
          />
        )}
        {questions.map((question, at) => (
          <SurveyQuestion key={question.id} {...{ form, question }} number={at + 1} isChanged={changed.includes(question.id)} />
        ))}
        {draft && (
          <div className={styles.who}>
            <span className={styles.faint}>{t('saved')}</span>
            <button type="button" className={styles.textButton} onClick={device.forget}>
              {t('clear')}
            </button>
          </div>
        )}
      </FormFrame>
    </>
  )
}

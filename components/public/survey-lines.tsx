'use client'
import { useTranslations } from 'next-intl'
import type { AskedQuestion } from '#lib/answers/schema.ts'
import styles from './public.module.css'
import { spokenAnswer } from './survey-answers.ts'
import type { Values } from './use-public-form.ts'

/** What was answered, question by question. */
export function SurveyLines({ values, questions }: { values: Values; questions: readonly AskedQuestion[] }) {
  const t = useTranslations('public.survey')
  const given = questions.filter((question) => spokenAnswer(question, values) !== '')
  return (
    <dl className={styles.lines}>
      {values.organisationName && (
        <>
          <dt>{t('organisationName')}</dt>
          <dd>{values.organisationName}</dd>
        </>
      )}
      {given.map((question) => (
        <div key={question.id}>
          <dt>{question.title}</dt>
          <dd>{spokenAnswer(question, values)}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The same as a text that can be put into a message. */
export const linesText = (values: Values, questions: readonly AskedQuestion[]): string =>
  [values.organisationName ?? '', ...questions.map((question) => `${question.title}: ${spokenAnswer(question, values)}`)]
    .filter((line) => line !== '' && !line.endsWith(': '))
    .join('\n')

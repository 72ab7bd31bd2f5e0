'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { AskedSurvey } from '#lib/answers/schema.ts'
import styles from './public.module.css'

/** Why a survey cannot be answered now, and what to do. */
export function SurveyState({ survey: { state, opensOn, closesOn, answeredAt } }: { survey: AskedSurvey }) {
  const t = useTranslations('public.survey')
  const format = useFormatter()
  const day = (text: string | null) => (text ? format.dateTime(new Date(`${text}T12:00:00+08:00`), { dateStyle: 'long' }) : '')
  const time = answeredAt ? format.dateTime(new Date(answeredAt), { dateStyle: 'long', timeStyle: 'short' }) : ''
  return <p className={styles.notice}>{t(`states.${state}`, { opens: day(opensOn), closes: day(closesOn), time })}</p>
}

'use client'
import { useFormatter, useTranslations } from 'next-intl'
import type { AskedSurvey } from '#lib/answers/schema.ts'
import { Done } from './done.tsx'
import styles from './public.module.css'
import type { SurveyReceipt } from './survey-draft.ts'
import { SurveyLines } from './survey-lines.tsx'

type Props = { receipt: SurveyReceipt; survey: AskedSurvey; forget: () => void }

/** Thanks, with what was sent and when; it stays on this device until it is taken away. */
export function SurveyDone({ receipt, survey: { questions, organisationName, state }, forget }: Props) {
  const t = useTranslations('public.survey')
  const format = useFormatter()
  const time = format.dateTime(new Date(receipt.submittedAt), { dateStyle: 'long', timeStyle: 'short' })
  const canAnswerAgain = organisationName === null && state === 'open'
  return (
    <>
      <Done title={t('done')}>
        <p>{t('sentAt', { time })}</p>
        {receipt.replaces && <p>{t('replaces')}</p>}
        {canAnswerAgain && <p>{t('laterCounts')}</p>}
      </Done>
      <h2>{t('whatYouSent')}</h2>
      <SurveyLines values={receipt.values} questions={questions} />
      <p className={styles.faint}>{t('onThisDevice')}</p>
      <button type="button" className={styles.textButton} onClick={forget}>
        {t(canAnswerAgain ? 'another' : 'forget')}
      </button>
    </>
  )
}

import type { Metadata } from 'next'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { looked } from '#app/(public)/looked.ts'
import styles from '#components/public/public.module.css'
import { Survey } from '#components/public/survey.tsx'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { minutesFor } from '#lib/answers/rules.ts'
import { serverClient } from '#lib/api-server.ts'
import type { Locale } from '#lib/locale.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.survey'))('title') })

/** What a survey's link or code opens: who asks, until when, how long it takes, what is kept, and the questions. */
export default async function SurveyPage({ params }: PageProps<'/survey/[token]'>) {
  const { token } = await params
  const language = (await getLocale()) as Locale
  const survey = await looked(() => serverClient.answers.open({ token, language }))
  if (!survey) return <TooManyLooks />
  const t = await getTranslations('public.survey')
  const format = await getFormatter()
  return (
    <>
      <h1>{survey.title}</h1>
      {survey.state === 'open' && (
        <>
          <p className={`${styles.lead} ${styles.asWritten}`}>{survey.intro || t('text')}</p>
          <dl className={styles.details}>
            <dt>{t('who')}</dt>
            <dd>{t('house')}</dd>
            {survey.closesOn && (
              <>
                <dt>{t('until')}</dt>
                <dd>{format.dateTime(new Date(`${survey.closesOn}T12:00:00+08:00`), { dateStyle: 'full' })}</dd>
              </>
            )}
            <dt>{t('takes')}</dt>
            <dd>{t('minutes', { count: minutesFor(survey.questions), questions: survey.questions.length })}</dd>
          </dl>
        </>
      )}
      <Survey token={token} survey={survey} />
    </>
  )
}

'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { Done } from './done.tsx'
import styles from './public.module.css'

/** What whoever applied keeps: the number, the time, and what happens next. It stays on the device until another application is begun. */
export function ApplicationDone({ receipt, another }: { receipt: { number: string; submittedAt: string }; another: () => void }) {
  const t = useTranslations('public.apply')
  const format = useFormatter()
  return (
    <>
      <Done title={t('done')}>
        <p>
          {t('number')}
          <br />
          <span className={styles.number}>{receipt.number}</span>
        </p>
        <p>{t('sentAt', { time: format.dateTime(new Date(receipt.submittedAt), { dateStyle: 'long', timeStyle: 'short' }) })}</p>
      </Done>
      <h2>{t('nextTitle')}</h2>
      <ol>
        <li>{t('next1')}</li>
        <li>{t('next2')}</li>
        <li>{t('next3')}</li>
      </ol>
      <button type="button" className={styles.textButton} onClick={another}>
        {t('another')}
      </button>
    </>
  )
}

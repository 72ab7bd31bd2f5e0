'use client'
import { useTranslations } from 'next-intl'
import styles from './public.module.css'

/** What a public page shows when it broke: a sentence, another try, and the number under which the fault was logged. */
export function PublicFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('problems')
  return (
    <>
      <h1>{t('failedTitle')}</h1>
      <p>{t('failedText')}</p>
      <button type="button" className={styles.button} onClick={reset}>
        {t('retry')}
      </button>
      {error.digest && <p className={styles.faint}>{t('fault', { fault: error.digest })}</p>}
    </>
  )
}

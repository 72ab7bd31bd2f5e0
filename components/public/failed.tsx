'use client'
import { useTranslations } from 'next-intl'
import { useComingBack } from '../ui/use-coming-back.ts'
import styles from './public.module.css'

/**
 * What a public page shows when it broke: a sentence, another try, and the number under which the fault was logged; or, where only the moment was wrong,
 * which one, and that it comes back by itself.
 */
export function PublicFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('problems')
  const moment = useComingBack(error.digest)
  return (
    <>
      <h1>{t(moment ? `${moment}Title` : 'failedTitle')}</h1>
      <p>{t(moment ? `${moment}Text` : 'failedText')}</p>
      {moment && <p>{t('comesBack')}</p>}
      <button type="button" className={styles.button} onClick={moment ? () => window.location.reload() : reset}>
        {t(moment ? 'retryNow' : 'retry')}
      </button>
      {error.digest && !moment && <p className={styles.faint}>{t('fault', { fault: error.digest })}</p>}
    </>
  )
}

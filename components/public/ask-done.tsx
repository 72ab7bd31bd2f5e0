'use client'
import { useFormatter, useTranslations } from 'next-intl'
import { Done } from './done.tsx'
import styles from './public.module.css'

type Receipt = { code: string; sentAt: string; token: string }

/** What whoever asked keeps: the number, and the link that shows how far it is. It stays on the device until another request is begun. */
export function AskDone({ receipt, another }: { receipt: Receipt; another: () => void }) {
  const t = useTranslations('public.ask')
  const format = useFormatter()
  return (
    <>
      <Done title={t('done')}>
        <p>
          {t('number')}
          <br />
          <span className={styles.number}>{receipt.code}</span>
        </p>
        <p>{t('sentAt', { time: format.dateTime(new Date(receipt.sentAt), { dateStyle: 'long', timeStyle: 'short' }) })}</p>
        <p>{t('keep')}</p>
        <p>
          <a href={`/ask/${receipt.token}`}>{t('open')}</a>
        </p>
      </Done>
      <button type="button" className={styles.textButton} onClick={another}>
        {t('another')}
      </button>
    </>
  )
}

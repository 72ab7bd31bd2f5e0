'use client'
import { useTranslations } from 'next-intl'
import styles from './public.module.css'
import type { PublicForm } from './use-public-form.ts'

type Props = {
  form: PublicForm
  /** Which form of the `public` catalogue words it. */
  texts: string
  /** Throws away what is kept on the device; null while nothing is. */
  clear: (() => void) | null
}

/** The end of a form that is kept on the device: consent, a field that only robots fill in, and a way to clear all. */
export function FormEnd({ form, texts, clear }: Props) {
  const t = useTranslations(`public.${texts}`)
  return (
    <>
      <Consent form={form} texts={texts} />
      <div className={styles.trap} aria-hidden>
        <label>
          {t('website')}
          <input
            name="website"
            tabIndex={-1}
            autoComplete="off"
            value={form.values.website ?? ''}
            onChange={(event) => form.set('website', event.currentTarget.value)}
          />
        </label>
      </div>
      {clear && (
        <div className={styles.who}>
          <span className={styles.faint}>{t('saved')}</span>
          <button type="button" className={styles.textButton} onClick={clear}>
            {t('clear')}
          </button>
        </div>
      )}
    </>
  )
}

function Consent({ form, texts }: Pick<Props, 'form' | 'texts'>) {
  const t = useTranslations(`public.${texts}`)
  const isWrong = form.wrong.includes('consent')
  return (
    <div className={styles.field}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          name="consent"
          value="yes"
          checked={form.values.consent === 'yes'}
          onChange={(event) => form.set('consent', event.currentTarget.checked ? 'yes' : '')}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'consent-wrong' : undefined}
        />
        {t('consent')}
      </label>
      {isWrong && (
        <span className={styles.error} id="consent-wrong">
          {t('refused.consent')}
        </span>
      )}
    </div>
  )
}

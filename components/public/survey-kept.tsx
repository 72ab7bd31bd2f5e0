'use client'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import type { AskedQuestion } from '#lib/answers/schema.ts'
import styles from './public.module.css'
import { linesText } from './survey-lines.tsx'
import type { Values } from './use-public-form.ts'

type Props = { values: Values; questions: readonly AskedQuestion[]; forget: () => void }

/** Answers that came too late, to be copied and given to the office by another way: nothing that was typed is lost. */
export function SurveyKept({ values, questions, forget }: Props) {
  const t = useTranslations('public.survey')
  const box = useRef<HTMLTextAreaElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    box.current?.select()
    // the browser inside WeChat may refuse; what is selected can be copied by hand
    setCopied(
      await navigator.clipboard.writeText(linesText(values, questions)).then(
        () => true,
        () => false,
      ),
    )
  }
  return (
    <section className={`${styles.paper} ${styles.form}`}>
      <h2>{t('kept')}</h2>
      <p className={styles.faint}>{t('keptText')}</p>
      <textarea ref={box} className={styles.input} readOnly aria-label={t('kept')} value={linesText(values, questions)} rows={8} />
      <div>
        <div role="status">{isCopied && <p className={styles.faint}>{t('copied')}</p>}</div>
        <button type="button" className={styles.button} onClick={copy}>
          {t('copy')}
        </button>
        <button type="button" className={styles.textButton} onClick={forget}>
          {t('forget')}
        </button>
      </div>
    </section>
  )
}

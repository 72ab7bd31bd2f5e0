'use client'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import styles from './public.module.css'
import type { Problem, PublicForm } from './use-public-form.ts'

/** A form on paper with its sentence when something went wrong, what is kept, and one big button. */
export function FormFrame({ form, button, privacy, children }: { form: PublicForm; button: string; privacy: string; children: ReactNode }) {
  const t = useTranslations('public')
  return (
    <form ref={form.ref} className={`${styles.paper} ${styles.form}`} onSubmit={form.submit} method="post" noValidate>
      <noscript>
        <p className={styles.notice}>{t('needsScript')}</p>
      </noscript>
      {children}
      <p className={styles.faint}>{privacy}</p>
      <div>
        <p className={`${styles.notice} ${styles.early}`}>{t('early')}</p>
        <ProblemNotice problem={form.problem} />
        <button type="submit" className={styles.button} aria-disabled={form.isBusy}>
          {form.isBusy ? t('sending') : button}
        </button>
      </div>
    </form>
  )
}

/** What went wrong, said at once to those who hear the page. */
export function ProblemNotice({ problem }: { problem: Problem | null }) {
  const t = useTranslations('public.errors')
  return (
    <div role="alert">
      {problem && (
        <p className={`${styles.notice} ${styles.problem}`}>{t.has(problem.code) ? t(problem.code, problem.params) : t('UNKNOWN')}</p>
      )}
    </div>
  )
}

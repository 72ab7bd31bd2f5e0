'use client'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import type { MouseEvent } from 'react'
import { setLocaleCookie } from '#components/shell/locale-cookie.ts'
import { locales } from '#lib/locale.ts'
import styles from './public.module.css'

/** The languages as links: with script the page stays, with all that was typed; without it the link itself sets the cookie and leads back. */
export function LanguageLinks() {
  const t = useTranslations('public')
  const current = useLocale()
  const router = useRouter()
  const choose = (event: MouseEvent, locale: string) => {
    event.preventDefault()
    setLocaleCookie(locale)
    router.refresh()
  }
  return (
    <nav className={styles.languages} aria-label={t('language')}>
      {locales.map((locale) => (
        <a
          key={locale}
          className={styles.language}
          href={`/language/${locale}`}
          lang={locale}
          aria-current={locale === current ? 'true' : undefined}
          onClick={(event) => choose(event, locale)}
        >
          {t(`languages.${locale}`)}
        </a>
      ))}
    </nav>
  )
}

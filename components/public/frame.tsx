import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { LanguageLinks } from './language-links.tsx'
import './public.css'
import styles from './public.module.css'

/** What stands around every page for people without an account: whose page it is, the languages, what is kept. */
export async function PublicFrame({ children }: { children: ReactNode }) {
  const t = await getTranslations('public')
  return (
    <>
      <header>
        <span>{t('house')}</span>
        <LanguageLinks />
      </header>
      <main>
        <p className={`${styles.notice} ${styles.oldBrowser}`}>{t('oldBrowser')}</p>
        {children}
      </main>
      <footer>
        <a className={styles.footLink} href="/privacy">
          {t('privacyLink')}
        </a>
      </footer>
    </>
  )
}

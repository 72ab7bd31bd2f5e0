import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { mayLook } from '#app/(public)/looked.ts'
import styles from '#components/public/public.module.css'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.privacy'))('title') })

/** What people give to the house without an account; each has its own place on the page, to which its form leads. */
const kinds = ['arrive', 'confirm', 'apply', 'survey', 'ask', 'material'] as const

/** What the public pages keep, why, for how long, and whom to ask: kind by kind. */
export default async function PrivacyPage() {
  if (!(await mayLook())) return <TooManyLooks />
  const t = await getTranslations('public.privacy')
  return (
    <>
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      {kinds.map((kind) => (
        <section key={kind} id={kind}>
          <h2>{t(`${kind}.title`)}</h2>
          <dl className={styles.details}>
            {(['what', 'why', 'long'] as const).map((part) => (
              <div key={part} className={styles.detail}>
                <dt>{t(part)}</dt>
                <dd>{t(`${kind}.${part}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {(['not', 'device', 'who', 'rights'] as const).map((part) => (
        <section key={part}>
          <h2>{t(`${part}Title`)}</h2>
          <p>{t(`${part}Text`)}</p>
        </section>
      ))}
      <p className={styles.faint}>{t('browsers')}</p>
    </>
  )
}

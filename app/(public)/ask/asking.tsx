import { getLocale, getTranslations } from 'next-intl/server'
import { looked } from '#app/(public)/looked.ts'
import { Ask } from '#components/public/ask.tsx'
import styles from '#components/public/public.module.css'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { serverClient } from '#lib/api-server.ts'

/** The form by which residents ask; by an organisation's own link it asks for no name. */
export async function Asking({ token }: { token: string | null }) {
  const view = await looked(() => serverClient.requests.asking({ token }))
  if (!view) return <TooManyLooks />
  const t = await getTranslations('public.ask')
  const isEnglish = (await getLocale()) === 'en'
  const categories = view.categories.map(({ name, nameEn, promisedDays }) => ({ name, label: (isEnglish && nameEn) || name, promisedDays }))
  return (
    <>
      <h1>{t('title')}</h1>
      <p className={styles.lead}>{t('text')}</p>
      {categories.length === 0 ? (
        <p className={styles.notice}>{t('none')}</p>
      ) : (
        <Ask categories={categories} token={token} organisation={view.organisation} />
      )}
    </>
  )
}

import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { looked } from '#app/(public)/looked.ts'
import styles from '#components/public/public.module.css'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { serverClient } from '#lib/api-server.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('alerts.unsubscribe'))('title') })

/** What the link at the end of a mail opens: which mails it stops, and one button. Looking changes nothing: programs look at links, too. */
export default async function UnsubscribePage({ params }: PageProps<'/unsubscribe/[token]'>) {
  const { token } = await params
  const found = await looked(() => serverClient.alerts.unsubscribing({ token }))
  if (!found) return <TooManyLooks />
  const t = await getTranslations('alerts.unsubscribe')
  return (
    <>
      <h1>{t('title')}</h1>
      {found.isOff ? (
        <>
          <p className={styles.notice}>{t('done', { scope: found.scope })}</p>
          <p>{t('again')}</p>
          <p>
            <a href="/alerts">{t('open')}</a>
          </p>
        </>
      ) : (
        <form method="post" action={`/unsubscribe/${token}/now`}>
          <p className={styles.lead}>{t('ask', { name: found.name, scope: found.scope })}</p>
          <button type="submit" className={styles.button}>
            {t('button')}
          </button>
        </form>
      )}
    </>
  )
}

import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { looked } from '#app/(public)/looked.ts'
import { Confirmation } from '#components/public/confirmation.tsx'
import styles from '#components/public/public.module.css'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { serverClient } from '#lib/api-server.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.confirm'))('title') })

/** What a side of a match opens from its message: the match, and the answer that it gave or may give. */
export default async function ConfirmPage({ params }: PageProps<'/confirm/[token]'>) {
  const { token } = await params
  const view = await looked(() => serverClient.matches.confirmation({ token }))
  if (!view) return <TooManyLooks />
  const t = await getTranslations()
  const format = await getFormatter()
  return (
    <>
      <h1>{t('public.confirm.title')}</h1>
      <p className={styles.lead}>{t('public.confirm.text', { side: view.side })}</p>
      <dl className={styles.details}>
        <dt>{t('public.confirm.organisation')}</dt>
        <dd>{view.organisation}</dd>
        <dt>{t('public.confirm.counterpart')}</dt>
        <dd>{view.counterpart}</dd>
        <dt>{t('public.confirm.stage')}</dt>
        <dd>{t(`enums.matchStage.${view.stage}`)}</dd>
        <dt>{t('public.confirm.reachedOn')}</dt>
        <dd>{format.dateTime(new Date(`${view.reachedOn}T12:00:00+08:00`), { dateStyle: 'long' })}</dd>
      </dl>
      {view.state === 'ended' && <p className={styles.notice}>{t('public.confirm.ended')}</p>}
      <Confirmation token={token} view={view} />
    </>
  )
}

import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { looked } from '#app/(public)/looked.ts'
import styles from '#components/public/public.module.css'
import { Rate } from '#components/public/rate.tsx'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { serverClient } from '#lib/api-server.ts'
import { readPublicLink } from '#lib/public-link.ts'
import { Asking } from '../asking.tsx'

const isOrganisations = (token: string): boolean => readPublicLink('ask', token)?.round === 'organisation'

export async function generateMetadata({ params }: PageProps<'/ask/[token]'>): Promise<Metadata> {
  const { token } = await params
  return { title: (await getTranslations(isOrganisations(token) ? 'public.ask' : 'public.asked'))('title') }
}

/** An organisation's own link opens the form, a receipt's link tells how far the request is and takes the score afterwards. */
export default async function AskedPage({ params }: PageProps<'/ask/[token]'>) {
  const { token } = await params
  if (isOrganisations(token)) return <Asking token={token} />
  const view = await looked(() => serverClient.requests.asked({ token }))
  if (!view) return <TooManyLooks />
  const t = await getTranslations('public.asked')
  const format = await getFormatter()
  const day = (text: string) => format.dateTime(new Date(`${text}T12:00:00+08:00`), { dateStyle: 'long' })
  const isClosed = view.status === 'closed' || view.status === 'revisited'
  const facts = [
    ['number', view.code],
    ['category', view.category],
    ['receivedOn', day(view.receivedOn)],
    ['status', t(`statuses.${view.status}`)],
    ...(view.promisedOn ? [['promisedOn', day(view.promisedOn)] as const] : []),
    ...(view.closedOn ? [['closedOn', day(view.closedOn)] as const] : []),
    ...(view.answer ? [[isClosed ? 'answer' : 'reason', view.answer] as const] : []),
  ] as const
  return (
    <>
      <h1>{t('title')}</h1>
      <dl className={styles.details}>
        {facts.map(([name, text]) => (
          <div key={name} style={{ display: 'contents' }}>
            <dt>{t(name)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {isClosed && <Rate token={token} score={view.score} />}
    </>
  )
}

import type { Metadata } from 'next'
import { getFormatter, getTranslations } from 'next-intl/server'
import { looked } from '#app/(public)/looked.ts'
import { Arrival } from '#components/public/arrival.tsx'
import styles from '#components/public/public.module.css'
import { TooManyLooks } from '#components/public/too-many-looks.tsx'
import { serverClient } from '#lib/api-server.ts'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations('public.arrive'))('title') })

/** What the poster's code opens: the event, and its sign-in while it is open. */
export default async function ArrivePage({ params }: PageProps<'/arrive/[token]'>) {
  const { token } = await params
  const event = await looked(() => serverClient.arrivals.open({ token }))
  if (!event) return <TooManyLooks />
  const t = await getTranslations('public.arrive')
  const format = await getFormatter()
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const opens = format.dateTime(new Date(event.opensAt), { month: 'long', day: 'numeric', ...clock })
  return (
    <>
      <h1>{event.title}</h1>
      <dl className={styles.details}>
        <dt>{t('day')}</dt>
        <dd>{format.dateTime(new Date(`${event.heldOn}T12:00:00+08:00`), { dateStyle: 'full' })}</dd>
        {event.startsAt && (
          <>
            <dt>{t('time')}</dt>
            <dd>{format.dateTime(new Date(event.startsAt), clock)}</dd>
          </>
        )}
        {event.venue && (
          <>
            <dt>{t('place')}</dt>
            <dd>{event.venue}</dd>
          </>
        )}
      </dl>
      {event.state !== 'open' && <p className={styles.notice}>{t(event.state, { opens })}</p>}
      <Arrival token={token} eventId={event.eventId} isOpen={event.state === 'open'} />
    </>
  )
}

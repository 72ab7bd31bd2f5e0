'use client'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { Panel } from '#components/ui/panel.tsx'
import { PosterBar, PosterSheet } from '#components/ui/poster.tsx'
import { RenewLink } from '#components/ui/renew-link.tsx'
import { api, client } from '#lib/api.ts'
import { useEventTime } from './event-time.ts'

/** A sheet of A4 to hang at the door: the event, its QR code, and what to do with it. */
export function Poster({ id }: { id: string }) {
  const t = useTranslations('events.poster')
  const time = useEventTime()
  const event = useQuery(api.events.get.queryOptions({ input: { id } }))
  const link = useQuery(api.events.link.queryOptions({ input: { id } }))
  const renew = (version: number) => () => client.events.renewLink({ id, version })
  return (
    <>
      <PosterBar back={`/events/${id}`} texts="events.poster">
        {event.data && <RenewLink permission="events.write" texts="events.page" renew={renew(event.data.version)} />}
      </PosterBar>
      <Panel query={event}>
        {(one) => (
          <Panel query={link}>
            {(open) => (
              <PosterSheet
                {...open}
                texts="events.poster"
                title={one.title}
                when={
                  <>
                    {time(one)}
                    {one.venue && (
                      <>
                        <br />
                        {one.venue}
                      </>
                    )}
                  </>
                }
                scan={t('arrive')}
              >
                {t('lost')}
              </PosterSheet>
            )}
          </Panel>
        )}
      </Panel>
    </>
  )
}

'use client'
import { useTranslations } from 'next-intl'
import { api, type client } from '#lib/api.ts'
import { dayOf } from '#lib/day.ts'
import { AskLink } from './ask-link.tsx'
import type { Organisation } from './organisation-fields.tsx'
import { Related } from './related.tsx'

type SignIn = Awaited<ReturnType<typeof client.signIns.get>>
type Request = Awaited<ReturnType<typeof client.requests.get>>
type Match = Awaited<ReturnType<typeof client.matches.get>>
/** How many of each are told here. */
const size = 8

/** What an organisation did and asked for in the house: events, requests, matches. */
export function Doings({ organisation: { id, name } }: { organisation: Organisation }) {
  const t = useTranslations('organisations.page')
  const words = useTranslations('enums')
  const input = { filters: { organisationId: { is: [id] } }, size }
  const search = encodeURIComponent(name)
  return (
    <>
      <Related<SignIn>
        title={t('events')}
        empty={t('noEvents')}
        query={api.signIns.list.queryOptions({ input })}
        all={`/events/sign-ins?search=${search}`}
        told={(row) => ({
          id: row.id,
          on: dayOf(new Date(row.signedAt)),
          text: row.event.title,
          href: `/events?open=${row.eventId}`,
          state: t('heads', { heads: row.heads }),
        })}
      />
      <Related<Request>
        title={t('requests')}
        empty={t('noRequests')}
        action={<AskLink organisationId={id} />}
        query={api.requests.list.queryOptions({ input })}
        all={`/requests?search=${search}`}
        told={(row) => ({
          id: row.id,
          on: row.receivedOn,
          text: row.summary,
          href: `/requests/${row.id}`,
          state: words(`requestStatus.${row.status}`),
        })}
      />
      <Related<Match>
        title={t('matches')}
        empty={t('noMatches')}
        query={api.matches.list.queryOptions({ input })}
        all={`/events/matches?search=${search}`}
        told={(row) => ({
          id: row.id,
          on: row.reachedOn,
          text: row.counterpart,
          href: `/events/matches?open=${row.id}`,
          state: words(`matchStage.${row.stage}`),
        })}
      />
    </>
  )
}

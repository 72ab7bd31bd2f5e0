import { getTranslations } from 'next-intl/server'
import { EventPage } from '#components/events/event-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.event'))('one') })

export default async function OneEventPage({ params }: PageProps<'/events/[id]'>) {
  const { id } = await params
  const guests = { filters: { eventId: { is: [id] } }, size: 1000 }
  const queries = [
    serverApi.events.get.queryOptions({ input: { id } }),
    serverApi.events.link.queryOptions({ input: { id } }),
    serverApi.invitations.list.queryOptions({ input: guests }),
    serverApi.signIns.list.queryOptions({ input: guests }),
    serverApi.evidence.list.queryOptions({ input: { source: 'events', recordId: id } }),
  ]
  return (
    <Prefetch queries={queries}>
      <EventPage id={id} />
    </Prefetch>
  )
}

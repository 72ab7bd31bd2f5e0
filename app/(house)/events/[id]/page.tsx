import { getTranslations } from 'next-intl/server'
import { EventPage } from '#components/events/event-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.event'))('one') })

export default async function OneEventPage({ params }: PageProps<'/events/[id]'>) {
  const { id } = await params
  return (
    <Prefetch queries={[serverApi.events.get.queryOptions({ input: { id } })]}>
      <EventPage id={id} />
    </Prefetch>
  )
}

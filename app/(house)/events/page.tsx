import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Events } from '#components/events/event-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('events.event'))('title') })

export default function EventsPage({ searchParams }: PageProps<'/events'>) {
  return (
    <ListPage list="events" path="/events" searchParams={searchParams}>
      <Events />
    </ListPage>
  )
}

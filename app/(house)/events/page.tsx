import { getTranslations } from 'next-intl/server'
import { Events } from '#components/events/event-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.event'))('title') })

export default async function EventsPage({ searchParams }: PageProps<'/events'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.events.list.queryOptions({ input })]}>
      <Events />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { SeriesPage } from '#components/events/series-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.series'))('one') })

export default async function OneSeriesPage({ params }: PageProps<'/events/series/[id]'>) {
  const { id } = await params
  return (
    <Prefetch queries={[serverApi.eventSeries.get.queryOptions({ input: { id } })]}>
      <SeriesPage id={id} />
    </Prefetch>
  )
}

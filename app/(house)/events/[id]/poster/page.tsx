import { getTranslations } from 'next-intl/server'
import { Poster } from '#components/events/poster.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.poster'))('title') })

export default async function PosterPage({ params }: PageProps<'/events/[id]/poster'>) {
  const { id } = await params
  const queries = [serverApi.events.get.queryOptions({ input: { id } }), serverApi.events.link.queryOptions({ input: { id } })]
  return (
    <Prefetch queries={queries}>
      <Poster id={id} />
    </Prefetch>
  )
}

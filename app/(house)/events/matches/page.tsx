import { getTranslations } from 'next-intl/server'
import { Matches } from '#components/events/match-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.match'))('title') })

export default async function MatchesPage({ searchParams }: PageProps<'/events/matches'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.matches.list.queryOptions({ input })]}>
      <Matches />
    </Prefetch>
  )
}

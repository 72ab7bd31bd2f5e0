import { getTranslations } from 'next-intl/server'
import { MatchPage } from '#components/events/match-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.match'))('one') })

export default async function OneMatchPage({ params }: PageProps<'/events/matches/[id]'>) {
  const { id } = await params
  const queries = [
    serverApi.matches.get.queryOptions({ input: { id } }),
    serverApi.matches.steps.queryOptions({ input: { id } }),
    serverApi.matchConfirmations.list.queryOptions({ input: { filters: { matchId: { is: [id] } } } }),
  ]
  return (
    <Prefetch queries={queries}>
      <MatchPage id={id} />
    </Prefetch>
  )
}

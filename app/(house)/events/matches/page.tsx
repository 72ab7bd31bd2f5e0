import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Matches } from '#components/events/match-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('events.match'))('title') })

export default function MatchesPage({ searchParams }: PageProps<'/events/matches'>) {
  return (
    <ListPage list="matches" path="/events/matches" searchParams={searchParams}>
      <Matches />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { ServiceTeams } from '#components/requests/team-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.team'))('title') })

export default function ServiceTeamsPage({ searchParams }: PageProps<'/requests/teams'>) {
  return (
    <ListPage list="serviceTeams" path="/requests/teams" searchParams={searchParams} order={[{ by: 'name', descending: false }]}>
      <ServiceTeams />
    </ListPage>
  )
}

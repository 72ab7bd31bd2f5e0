import { getTranslations } from 'next-intl/server'
import { TeamPage } from '#components/requests/team-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.team'))('one') })

export default async function OneTeamPage({ params }: PageProps<'/requests/teams/[id]'>) {
  const { id } = await params
  return (
    <Prefetch queries={[serverApi.serviceTeams.get.queryOptions({ input: { id } })]}>
      <TeamPage id={id} />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { Followers } from '#components/articles/follower-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('articles.followers'))('title') })

export default async function FollowersPage({ searchParams }: PageProps<'/articles/followers'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.followerDays.list.queryOptions({ input })]}>
      <Followers />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Followers } from '#components/articles/followers.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('articles.followers'))('title') })

export default function FollowersPage({ searchParams }: PageProps<'/articles/followers'>) {
  return (
    <ListPage list="followerDays" path="/articles/followers" searchParams={searchParams}>
      <Followers />
    </ListPage>
  )
}

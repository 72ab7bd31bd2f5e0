import { getTranslations } from 'next-intl/server'
import { Articles } from '#components/articles/article-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('articles.article'))('title') })

export default async function ArticlesPage({ searchParams }: PageProps<'/articles'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.articles.list.queryOptions({ input })]}>
      <Articles />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { ArticlePage } from '#components/articles/article-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('articles.article'))('one') })

export default async function OneArticlePage({ params }: PageProps<'/articles/[id]'>) {
  const { id } = await params
  return (
    <Prefetch queries={[serverApi.articles.get.queryOptions({ input: { id } }), serverApi.articles.seen.queryOptions({ input: { id } })]}>
      <ArticlePage id={id} />
    </Prefetch>
  )
}

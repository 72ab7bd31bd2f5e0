import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Articles } from '#components/articles/articles.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('articles.article'))('title') })

export default function ArticlesPage({ searchParams }: PageProps<'/articles'>) {
  return (
    <ListPage list="articles" path="/articles" searchParams={searchParams}>
      <Articles />
    </ListPage>
  )
}

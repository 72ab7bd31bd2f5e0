import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { RequestCategories } from '#components/requests/category-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.category'))('title') })

export default function RequestCategoriesPage({ searchParams }: PageProps<'/requests/categories'>) {
  return (
    <ListPage
      list="requestCategories"
      path="/requests/categories"
      searchParams={searchParams}
      order={[{ by: 'position', descending: false }]}
    >
      <RequestCategories />
    </ListPage>
  )
}

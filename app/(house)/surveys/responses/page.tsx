import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Responses } from '#components/surveys/response-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.response'))('title') })

export default function ResponsesPage({ searchParams }: PageProps<'/surveys/responses'>) {
  return (
    <ListPage list="responses" path="/surveys/responses" searchParams={searchParams}>
      <Responses />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Requests } from '#components/requests/request-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.request'))('title') })

export default function RequestsPage({ searchParams }: PageProps<'/requests'>) {
  return (
    <ListPage list="requests" path="/requests" searchParams={searchParams}>
      <Requests />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Rectifications } from '#components/rectifications/rectification-records.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('rectifications'))('title') })

export default function RectificationsPage({ searchParams }: PageProps<'/evaluations/rectifications'>) {
  return (
    <ListPage
      list="rectifications"
      path="/evaluations/rectifications"
      searchParams={searchParams}
      order={[{ by: 'dueOn', descending: false }]}
    >
      <Rectifications />
    </ListPage>
  )
}

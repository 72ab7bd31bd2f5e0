import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { CompletenessItems } from '#components/completeness/item-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('completeness.items'))('title') })

const order = [{ by: 'position', descending: false }]

export default function CompletenessItemsPage({ searchParams }: PageProps<'/completeness/items'>) {
  return (
    <ListPage list="completenessItems" path="/completeness/items" searchParams={searchParams} order={order}>
      <CompletenessItems />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Inspections } from '#components/inspections/inspection-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('inspections.inspection'))('title') })

export default function InspectionsPage({ searchParams }: PageProps<'/inspections'>) {
  return (
    <ListPage list="inspections" path="/inspections" searchParams={searchParams}>
      <Inspections />
    </ListPage>
  )
}

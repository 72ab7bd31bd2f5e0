import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { InspectionAreas } from '#components/inspections/area-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('inspections.area'))('title') })

export default function InspectionAreasPage({ searchParams }: PageProps<'/inspections/areas'>) {
  return (
    <ListPage list="inspectionAreas" path="/inspections/areas" searchParams={searchParams} order={[{ by: 'position', descending: false }]}>
      <InspectionAreas />
    </ListPage>
  )
}

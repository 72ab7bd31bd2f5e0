import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { MaterialHandouts } from '#components/materials/handout-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('materials.handout'))('title') })

export default function MaterialHandoutsPage({ searchParams }: PageProps<'/materials/handouts'>) {
  return (
    <ListPage list="materialHandouts" path="/materials/handouts" searchParams={searchParams}>
      <MaterialHandouts />
    </ListPage>
  )
}

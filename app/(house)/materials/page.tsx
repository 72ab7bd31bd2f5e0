import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Materials } from '#components/materials/material-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('materials.material'))('title') })

export default function MaterialsPage({ searchParams }: PageProps<'/materials'>) {
  return (
    <ListPage list="materials" path="/materials" searchParams={searchParams}>
      <Materials />
    </ListPage>
  )
}

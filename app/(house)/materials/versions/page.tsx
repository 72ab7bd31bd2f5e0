import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { MaterialVersions } from '#components/materials/version-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('materials.version'))('title') })

export default function MaterialVersionsPage({ searchParams }: PageProps<'/materials/versions'>) {
  return (
    <ListPage list="materialVersions" path="/materials/versions" searchParams={searchParams}>
      <MaterialVersions />
    </ListPage>
  )
}

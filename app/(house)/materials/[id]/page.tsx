import { getTranslations } from 'next-intl/server'
import { MaterialPage } from '#components/materials/material-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('materials.material'))('one') })

export default async function OneMaterialPage({ params }: PageProps<'/materials/[id]'>) {
  const { id } = await params
  return (
    <Prefetch
      queries={[serverApi.materials.get.queryOptions({ input: { id } }), serverApi.materials.figures.queryOptions({ input: { id } })]}
    >
      <MaterialPage id={id} />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { createLoader, parseAsString } from 'nuqs/server'
import { Downloads } from '#components/materials/downloads.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('materials.downloads'))('title') })

const load = createLoader({ material: parseAsString, open: parseAsString })
const isId = (text: string | null): boolean => text !== null && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

export default async function DownloadsPage({ searchParams }: PageProps<'/materials/downloads'>) {
  const { material, open } = await load(searchParams)
  const input = { materialId: isId(material) ? material : null, open: isId(open) ? open : null }
  return (
    <Prefetch queries={[serverApi.materials.downloads.queryOptions({ input })]}>
      <Downloads {...input} />
    </Prefetch>
  )
}

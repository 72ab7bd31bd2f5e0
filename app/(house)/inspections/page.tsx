import { getTranslations } from 'next-intl/server'
import { Inspections } from '#components/inspections/inspection-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('inspections.inspection'))('title') })

export default async function InspectionsPage({ searchParams }: PageProps<'/inspections'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.inspections.list.queryOptions({ input })]}>
      <Inspections />
    </Prefetch>
  )
}

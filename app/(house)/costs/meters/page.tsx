import { getTranslations } from 'next-intl/server'
import { Meters } from '#components/costs/meter-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('costs.meter'))('title') })

export default async function MetersPage({ searchParams }: PageProps<'/costs/meters'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.meterReadings.list.queryOptions({ input })]}>
      <Meters />
    </Prefetch>
  )
}

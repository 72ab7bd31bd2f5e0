import { getTranslations } from 'next-intl/server'
import { Settlements } from '#components/contracts/settlement-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.settlement'))('title') })

export default async function SettlementsPage({ searchParams }: PageProps<'/contracts/settlements'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.settlements.list.queryOptions({ input })]}>
      <Settlements />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { Contracts } from '#components/contracts/contract-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.contract'))('title') })

export default async function ContractsPage({ searchParams }: PageProps<'/contracts'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.contracts.list.queryOptions({ input })]}>
      <Contracts />
    </Prefetch>
  )
}

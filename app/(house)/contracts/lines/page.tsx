import { getTranslations } from 'next-intl/server'
import { ContractLines } from '#components/contracts/line-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.line'))('title') })

export default async function ContractLinesPage({ searchParams }: PageProps<'/contracts/lines'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.contractLines.list.queryOptions({ input })]}>
      <ContractLines />
    </Prefetch>
  )
}

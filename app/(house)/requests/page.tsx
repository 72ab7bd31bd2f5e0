import { getTranslations } from 'next-intl/server'
import { Requests } from '#components/requests/request-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.request'))('title') })

export default async function RequestsPage({ searchParams }: PageProps<'/requests'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.requests.list.queryOptions({ input })]}>
      <Requests />
    </Prefetch>
  )
}

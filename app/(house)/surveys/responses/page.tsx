import { getTranslations } from 'next-intl/server'
import { Responses } from '#components/surveys/response-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('surveys.response'))('title') })

export default async function ResponsesPage({ searchParams }: PageProps<'/surveys/responses'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.responses.list.queryOptions({ input })]}>
      <Responses />
    </Prefetch>
  )
}

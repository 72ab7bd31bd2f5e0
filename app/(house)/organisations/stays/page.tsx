import { getTranslations } from 'next-intl/server'
import { Stays } from '#components/organisations/stay-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.stay'))('title') })

export default async function StaysPage({ searchParams }: PageProps<'/organisations/stays'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.stays.list.queryOptions({ input })]}>
      <Stays />
    </Prefetch>
  )
}

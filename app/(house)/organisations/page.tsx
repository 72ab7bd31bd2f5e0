import { getTranslations } from 'next-intl/server'
import { Organisations } from '#components/organisations/organisation-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.organisation'))('title') })

export default async function OrganisationsPage({ searchParams }: PageProps<'/organisations'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.organisations.list.queryOptions({ input })]}>
      <Organisations />
    </Prefetch>
  )
}

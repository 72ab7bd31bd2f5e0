import { getTranslations } from 'next-intl/server'
import { Policies } from '#components/policies/policy-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('policies.policy'))('title') })

export default async function PoliciesPage({ searchParams }: PageProps<'/policies'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.policies.list.queryOptions({ input })]}>
      <Policies />
    </Prefetch>
  )
}

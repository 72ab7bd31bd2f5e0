import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Policies } from '#components/policies/policy-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('policies.policy'))('title') })

export default function PoliciesPage({ searchParams }: PageProps<'/policies'>) {
  return (
    <ListPage list="policies" path="/policies" searchParams={searchParams}>
      <Policies />
    </ListPage>
  )
}

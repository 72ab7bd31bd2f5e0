import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { PolicyPage } from '#components/policies/policy-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('policies.policy'))('one') })

export default async function OnePolicyPage({ params }: PageProps<'/policies/[id]'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch queries={[serverApi.policies.get.queryOptions({ input: { id } })]}>
      <PolicyPage id={id} />
    </Prefetch>
  )
}

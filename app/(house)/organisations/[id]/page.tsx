import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { OrganisationPage } from '#components/organisations/organisation-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.organisation'))('one') })

export default async function OneOrganisationPage({ params }: PageProps<'/organisations/[id]'>) {
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  return (
    <Prefetch
      queries={[serverApi.organisations.get.queryOptions({ input: { id } }), serverApi.organisations.life.queryOptions({ input: { id } })]}
    >
      <OrganisationPage id={id} />
    </Prefetch>
  )
}

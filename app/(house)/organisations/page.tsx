import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Organisations } from '#components/organisations/organisation-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('organisations.organisation'))('title') })

export default function OrganisationsPage({ searchParams }: PageProps<'/organisations'>) {
  return (
    <ListPage list="organisations" path="/organisations" searchParams={searchParams}>
      <Organisations />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Partners } from '#components/requests/partner-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.partner'))('title') })

export default function PartnersPage({ searchParams }: PageProps<'/requests/partners'>) {
  return (
    <ListPage list="partners" path="/requests/partners" searchParams={searchParams}>
      <Partners />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Acceptances } from '#components/procurements/acceptance-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('procurements.acceptance'))('title') })

export default function AcceptancesPage({ searchParams }: PageProps<'/contracts/acceptances'>) {
  return (
    <ListPage list="acceptances" path="/contracts/acceptances" searchParams={searchParams}>
      <Acceptances />
    </ListPage>
  )
}

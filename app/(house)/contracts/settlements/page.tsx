import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Settlements } from '#components/contracts/settlement-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('contracts.settlement'))('title') })

export default function SettlementsPage({ searchParams }: PageProps<'/contracts/settlements'>) {
  return (
    <ListPage list="settlements" path="/contracts/settlements" searchParams={searchParams}>
      <Settlements />
    </ListPage>
  )
}

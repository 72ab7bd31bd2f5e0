import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Procurements } from '#components/procurements/procurement-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('procurements.procurement'))('title') })

export default function ProcurementsPage({ searchParams }: PageProps<'/contracts/procurements'>) {
  return (
    <ListPage list="procurements" path="/contracts/procurements" searchParams={searchParams}>
      <Procurements />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Bills } from '#components/meters/bill-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('meters.bill'))('title') })

export default function BillsPage({ searchParams }: PageProps<'/costs/bills'>) {
  return (
    <ListPage list="bills" path="/costs/bills" searchParams={searchParams}>
      <Bills />
    </ListPage>
  )
}

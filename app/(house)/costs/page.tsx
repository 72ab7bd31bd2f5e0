import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Payments } from '#components/costs/payment-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('costs.payment'))('title') })

export default function PaymentsPage({ searchParams }: PageProps<'/costs'>) {
  return (
    <ListPage list="payments" path="/costs" searchParams={searchParams}>
      <Payments />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Adjustments } from '#components/budget/adjustments.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('budget.adjustment'))('title') })

export default function AdjustmentsPage({ searchParams }: PageProps<'/costs/adjustments'>) {
  return (
    <ListPage list="budgetAdjustments" path="/costs/adjustments" searchParams={searchParams}>
      <Adjustments />
    </ListPage>
  )
}

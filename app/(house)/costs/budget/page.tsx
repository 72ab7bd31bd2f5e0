import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Budget } from '#components/costs/budget-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('costs.budget'))('title') })

export default function BudgetPage({ searchParams }: PageProps<'/costs/budget'>) {
  return (
    <ListPage list="budgetLines" path="/costs/budget" searchParams={searchParams}>
      <Budget />
    </ListPage>
  )
}

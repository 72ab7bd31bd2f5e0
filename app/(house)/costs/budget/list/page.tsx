import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { BudgetLines } from '#components/budget/line-records.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('budget.line'))('title') })

export default function BudgetListPage({ searchParams }: PageProps<'/costs/budget/list'>) {
  return (
    <ListPage list="budgetLines" path="/costs/budget/list" searchParams={searchParams}>
      <BudgetLines />
    </ListPage>
  )
}

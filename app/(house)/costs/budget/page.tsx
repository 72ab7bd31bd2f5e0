import { getTranslations } from 'next-intl/server'
import { budgetYear, loadBudget } from '#components/budget/budget-address.ts'
import { BudgetScreen } from '#components/budget/budget-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('budget.tree'))('title') })

export default async function BudgetPage({ searchParams }: PageProps<'/costs/budget'>) {
  const { year } = await loadBudget(searchParams)
  return (
    <Prefetch queries={[serverApi.budgetLines.tree.queryOptions({ input: { year: budgetYear(year) } })]}>
      <BudgetScreen />
    </Prefetch>
  )
}

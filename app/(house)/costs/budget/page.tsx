import { getTranslations } from 'next-intl/server'
import { Budget } from '#components/costs/budget-fields.tsx'
import { listInputOf } from '#components/ui/list-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('costs.budget'))('title') })

export default async function BudgetPage({ searchParams }: PageProps<'/costs/budget'>) {
  const input = await listInputOf(searchParams)
  return (
    <Prefetch queries={[serverApi.budgetLines.list.queryOptions({ input })]}>
      <Budget />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { AnalysisScreen } from '#components/spending/analysis-screen.tsx'
import { filterAsked, residentAsked, spendingAddressOf, yearAsked } from '#components/spending/spending-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('spending'))('title') })

export default async function AnalysisPage({ searchParams }: PageProps<'/costs/analysis'>) {
  const address = await spendingAddressOf(searchParams)
  const usualYear = await chosenYear(undefined)
  const filter = filterAsked(address, usualYear)
  const organisation = residentAsked(address)
  const { by } = address
  const shown =
    by === 'plan'
      ? serverApi.spending.plan.queryOptions({ input: { year: yearAsked(address, usualYear) } })
      : by === 'resident'
        ? serverApi.spending.allocation.queryOptions({ input: organisation ? { ...filter, organisation } : filter })
        : serverApi.spending.cut.queryOptions({ input: { ...filter, by } })
  return (
    <Prefetch queries={[shown, serverApi.indicators.years.queryOptions()]}>
      <AnalysisScreen usualYear={usualYear} />
    </Prefetch>
  )
}

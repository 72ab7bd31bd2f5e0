import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { loadGrid } from '#components/inspections/grid-address.ts'
import { GridScreen } from '#components/inspections/grid-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('inspections.grid'))('name') })

export default async function InspectionGridPage({ searchParams }: PageProps<'/inspections/grid'>) {
  const year = await chosenYear(String((await loadGrid(searchParams)).year ?? ''))
  return (
    <Prefetch queries={[serverApi.inspections.grid.queryOptions({ input: { year } })]}>
      <GridScreen usual={year} />
    </Prefetch>
  )
}

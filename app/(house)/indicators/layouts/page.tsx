import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { LayoutsScreen } from '#components/indicators/layouts-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('indicators.layouts'))('title') })

export default async function LayoutsPage({ searchParams }: PageProps<'/indicators/layouts'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch queries={[serverApi.indicatorSets.get.queryOptions({ input: { year } }), serverApi.frameworks.list.queryOptions()]}>
      <LayoutsScreen year={year} />
    </Prefetch>
  )
}

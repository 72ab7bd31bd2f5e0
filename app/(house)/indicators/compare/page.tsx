import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { CompareScreen } from '#components/indicators/compare-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('indicators.compare'))('title') })

export default async function ComparePage({ searchParams }: PageProps<'/indicators/compare'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch queries={[serverApi.indicatorSets.get.queryOptions({ input: { year } })]}>
      <CompareScreen year={year} />
    </Prefetch>
  )
}

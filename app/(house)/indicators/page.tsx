import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { IndicatorsScreen } from '#components/indicators/indicators-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('indicators'))('title') })

export default async function IndicatorsPage({ searchParams }: PageProps<'/indicators'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch queries={[serverApi.indicatorSets.get.queryOptions({ input: { year } })]}>
      <IndicatorsScreen year={year} />
    </Prefetch>
  )
}

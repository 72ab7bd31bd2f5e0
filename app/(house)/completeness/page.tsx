import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { CompletenessScreen } from '#components/completeness/completeness-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('completeness'))('title') })

export default async function CompletenessPage({ searchParams }: PageProps<'/completeness'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch queries={[serverApi.completeness.year.queryOptions({ input: { year } }), serverApi.indicators.years.queryOptions()]}>
      <CompletenessScreen usual={year} />
    </Prefetch>
  )
}

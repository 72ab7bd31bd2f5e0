import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { askedYear } from '#components/indicators/set-address.ts'
import { TargetsScreen } from '#components/indicators/targets-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'
import { usualGrowth } from '#lib/targets/rules.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('indicators.targets'))('title') })

export default async function TargetsPage({ searchParams }: PageProps<'/indicators/targets'>) {
  const year = (await askedYear(searchParams)) ?? (await chosenYear(undefined)) + 1
  return (
    <Prefetch queries={[serverApi.targets.year.queryOptions({ input: { year, growth: usualGrowth } })]}>
      <TargetsScreen year={year} />
    </Prefetch>
  )
}

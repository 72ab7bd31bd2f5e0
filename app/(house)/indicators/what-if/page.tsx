import { getTranslations } from 'next-intl/server'
import { chosenYear } from '#app/(house)/chosen-year.ts'
import { WhatIfScreen } from '#components/indicators/what-if-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('indicators.whatIf'))('title') })

export default async function WhatIfPage({ searchParams }: PageProps<'/indicators/what-if'>) {
  const year = await chosenYear((await searchParams).year)
  return (
    <Prefetch queries={[serverApi.evaluations.get.queryOptions({ input: { year } })]}>
      <WhatIfScreen year={year} />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { YearsScreen } from '#components/evaluations/years-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('years'))('title') })

export default function YearsPage() {
  return (
    <Prefetch queries={[serverApi.evaluations.years.queryOptions({ input: { years: [] } })]}>
      <YearsScreen />
    </Prefetch>
  )
}

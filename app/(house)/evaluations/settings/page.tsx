import { getTranslations } from 'next-intl/server'
import { LimitsScreen } from '#components/limits/limits-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('limits'))('title') })

export default function LimitsPage() {
  return (
    <Prefetch queries={[serverApi.limits.get.queryOptions()]}>
      <LimitsScreen />
    </Prefetch>
  )
}

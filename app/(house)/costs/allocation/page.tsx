import { getTranslations } from 'next-intl/server'
import { RuleScreen } from '#components/spending/rule-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('spending.rules'))('title') })

export default function AllocationPage() {
  return (
    <Prefetch queries={[serverApi.spending.rules.queryOptions()]}>
      <RuleScreen />
    </Prefetch>
  )
}

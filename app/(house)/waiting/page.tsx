import { getTranslations } from 'next-intl/server'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { WaitingScreen } from '#components/waiting/waiting-screen.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('waiting'))('title') })

export default function WaitingPage() {
  return (
    <Prefetch queries={[serverApi.waiting.list.queryOptions()]}>
      <WaitingScreen />
    </Prefetch>
  )
}

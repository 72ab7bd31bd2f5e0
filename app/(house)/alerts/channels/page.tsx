import { getTranslations } from 'next-intl/server'
import { WaysScreen } from '#components/alerts/ways-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('alerts.ways'))('title') })

export default function WaysPage() {
  return (
    <Prefetch
      queries={[serverApi.channels.state.queryOptions({ input: undefined }), serverApi.alerts.who.queryOptions({ input: undefined })]}
    >
      <WaysScreen />
    </Prefetch>
  )
}

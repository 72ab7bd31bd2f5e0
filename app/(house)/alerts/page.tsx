import { getTranslations } from 'next-intl/server'
import { AlertsScreen } from '#components/alerts/alerts-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('alerts'))('title') })

export default function AlertsPage() {
  return (
    <Prefetch
      queries={[serverApi.alerts.mine.queryOptions({ input: undefined }), serverApi.alerts.lasting.queryOptions({ input: undefined })]}
    >
      <AlertsScreen />
    </Prefetch>
  )
}

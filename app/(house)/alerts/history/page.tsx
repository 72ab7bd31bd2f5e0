import { getTranslations } from 'next-intl/server'
import { HistoryScreen } from '#components/alerts/history-screen.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('alerts.history'))('title') })

export default function HistoryPage() {
  return <HistoryScreen />
}

import { getTranslations } from 'next-intl/server'
import { WaysScreen } from '#components/alerts/ways-screen.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('alerts.ways'))('title') })

export default function Page() {
  return <WaysScreen />
}

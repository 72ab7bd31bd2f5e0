import { getTranslations } from 'next-intl/server'
import { EventKinds } from '#components/events/kind-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('events.kind'))('title') })

export default function EventKindsPage() {
  return <EventKinds />
}

import { getTranslations } from 'next-intl/server'
import { Calendar } from '#components/events/calendar.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('events.calendar'))('title') })

export default function CalendarPage() {
  return <Calendar />
}

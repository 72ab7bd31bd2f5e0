import { getTranslations } from 'next-intl/server'
import { Calendar } from '#components/events/calendar.tsx'
import { calendarAsk, loadCalendar } from '#components/events/calendar-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.calendar'))('title') })

export default async function CalendarPage({ searchParams }: PageProps<'/events/calendar'>) {
  const { month } = await loadCalendar(searchParams)
  return (
    <Prefetch queries={[serverApi.events.list.queryOptions({ input: calendarAsk(month).ask })]}>
      <Calendar />
    </Prefetch>
  )
}

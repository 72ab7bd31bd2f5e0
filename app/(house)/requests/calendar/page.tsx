import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { CalendarDays } from '#components/requests/calendar-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('requests.calendarDay'))('title') })

export default function CalendarDaysPage({ searchParams }: PageProps<'/requests/calendar'>) {
  return (
    <ListPage list="calendarDays" path="/requests/calendar" searchParams={searchParams}>
      <CalendarDays />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { EventPlan } from '#components/events/plan-table.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('events.plan'))('title') })

export default function EventPlanPage() {
  return <EventPlan />
}

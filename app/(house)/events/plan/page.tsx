import { getTranslations } from 'next-intl/server'
import { loadPlan, planYear } from '#components/events/plan-address.ts'
import { EventPlan } from '#components/events/plan-table.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('events.plan'))('title') })

export default async function EventPlanPage({ searchParams }: PageProps<'/events/plan'>) {
  const { year } = await loadPlan(searchParams)
  return (
    <Prefetch queries={[serverApi.events.plan.queryOptions({ input: { year: planYear(year) } })]}>
      <EventPlan />
    </Prefetch>
  )
}

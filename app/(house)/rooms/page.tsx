import { getTranslations } from 'next-intl/server'
import { FloorScreen } from '#components/rooms/floor-screen.tsx'
import { planDayOf } from '#components/rooms/plan-address.ts'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('rooms.plan'))('title') })

export default async function FloorPage({ searchParams }: PageProps<'/rooms'>) {
  const day = await planDayOf(searchParams)
  return (
    <Prefetch queries={[serverApi.rooms.plan.queryOptions({ input: { day } })]}>
      <FloorScreen />
    </Prefetch>
  )
}

import { getTranslations } from 'next-intl/server'
import { occupancyAskOf } from '#components/rooms/occupancy-address.ts'
import { OccupancyScreen } from '#components/rooms/occupancy-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('rooms.occupancy'))('title') })

export default async function OccupancyPage({ searchParams }: PageProps<'/rooms/occupancy'>) {
  const input = await occupancyAskOf(searchParams)
  return (
    <Prefetch queries={[serverApi.rooms.occupancy.queryOptions({ input })]}>
      <OccupancyScreen />
    </Prefetch>
  )
}

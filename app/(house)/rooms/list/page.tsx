import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Rooms } from '#components/rooms/room-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('rooms.room'))('title') })

const order = [
  { by: 'floor', descending: false },
  { by: 'code', descending: false },
]

export default function RoomsPage({ searchParams }: PageProps<'/rooms/list'>) {
  return (
    <ListPage list="rooms" path="/rooms/list" searchParams={searchParams} order={order}>
      <Rooms />
    </ListPage>
  )
}

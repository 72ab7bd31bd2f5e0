import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Seats } from '#components/rooms/seat-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('rooms.seat'))('title') })

const order = [{ by: 'code', descending: false }]

export default function SeatsPage({ searchParams }: PageProps<'/rooms/seats'>) {
  return (
    <ListPage list="seats" path="/rooms/seats" searchParams={searchParams} order={order}>
      <Seats />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { MeterReadings } from '#components/meters/reading-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('meters.reading'))('title') })

export default function MeterReadingsPage({ searchParams }: PageProps<'/costs/meters'>) {
  return (
    <ListPage list="meterReadings" path="/costs/meters" searchParams={searchParams}>
      <MeterReadings />
    </ListPage>
  )
}

import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { Meters } from '#components/costs/meter-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('costs.meter'))('title') })

export default function MetersPage({ searchParams }: PageProps<'/costs/meters'>) {
  return (
    <ListPage list="meterReadings" path="/costs/meters" searchParams={searchParams}>
      <Meters />
    </ListPage>
  )
}

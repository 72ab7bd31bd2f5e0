import { getTranslations } from 'next-intl/server'
import { ListPage } from '#app/(house)/list-page.tsx'
import { MeterRegistry } from '#components/meters/meter-fields.tsx'

export const generateMetadata = async () => ({ title: (await getTranslations('meters.meter'))('title') })

const order = [
  { by: 'kind', descending: false },
  { by: 'code', descending: false },
]

export default function MeterRegistryPage({ searchParams }: PageProps<'/costs/meters/registry'>) {
  return (
    <ListPage list="meters" path="/costs/meters/registry" searchParams={searchParams} order={order}>
      <MeterRegistry />
    </ListPage>
  )
}

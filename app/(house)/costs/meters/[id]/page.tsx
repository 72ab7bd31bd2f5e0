import { getTranslations } from 'next-intl/server'
import { MeterPage } from '#components/meters/meter-page.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('meters.meter'))('one') })

export default async function OneMeterPage({ params }: PageProps<'/costs/meters/[id]'>) {
  const { id } = await params
  return (
    <Prefetch queries={[serverApi.meters.get.queryOptions({ input: { id } })]}>
      <MeterPage id={id} />
    </Prefetch>
  )
}

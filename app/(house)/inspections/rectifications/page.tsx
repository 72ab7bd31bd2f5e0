import { getTranslations } from 'next-intl/server'
import { loadRectifications, rectificationAsk } from '#components/inspections/rectification-address.ts'
import { RectificationScreen } from '#components/inspections/rectification-screen.tsx'
import { Prefetch } from '#components/ui/prefetch.tsx'
import { serverApi } from '#lib/api-server.ts'

export const generateMetadata = async () => ({ title: (await getTranslations('inspections.rectification'))('title') })

export default async function RectificationsPage({ searchParams }: PageProps<'/inspections/rectifications'>) {
  const { stage } = await loadRectifications(searchParams)
  return (
    <Prefetch queries={[serverApi.inspections.list.queryOptions({ input: rectificationAsk(stage) })]}>
      <RectificationScreen />
    </Prefetch>
  )
}
